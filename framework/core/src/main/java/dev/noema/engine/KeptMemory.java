package dev.noema.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * Lets the C library keep the memory that one step frees, so that the next step finds it mapped.
 *
 * <p>As it comes, glibc gives a large block back to the system when it is freed, and every page of
 * it faults again a few milliseconds later: measured as a fifth of the time of a small
 * convolutional network's step.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/mallopt.3.html">mallopt(3)</a>
 */
final class KeptMemory {

    // malloc.h
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;

    /** The most that glibc takes: half of what the heap of a thread may hold. */
    private static final int LARGEST_BLOCK = 32 << 20;

    private static final int KEPT = 512 << 20;

    /** More than the heap of a thread holds, so that one that is empty stays. */
    private static final int HEAP = 128 << 20;

    private KeptMemory() {}

    /** Sets the thresholds; does nothing where the C library is another or the user set them. */
    static void ask() {
        if (!System.getProperty("os.name").equals("Linux")
                || System.getenv("MALLOC_TRIM_THRESHOLD_") != null
                || System.getenv("MALLOC_MMAP_THRESHOLD_") != null
                || System.getenv("LD_PRELOAD") != null) {
            return;
        }
        try {
            Function mallopt = NativeLibrary.getProcess().getFunction("mallopt");
            mallopt.invokeInt(new Object[] {MMAP_THRESHOLD, LARGEST_BLOCK});
            mallopt.invokeInt(new Object[] {TRIM_THRESHOLD, KEPT});
            mallopt.invokeInt(new Object[] {TOP_PAD, HEAP});
        } catch (LinkageError other) {
            // A C library without mallopt, such as musl, or a JVM that loads nothing from it, as
            // with file.encoding=UTF-16: slower, and otherwise the same.
        }
    }
}
