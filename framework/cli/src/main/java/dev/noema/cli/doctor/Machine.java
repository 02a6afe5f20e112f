package dev.noema.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.noema.engine.Processor;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What Noema runs on.
 *
 * @param feature the version of Java: 17
 * @param java version and maker
 * @param memory the bytes that this process may use in all, native memory too
 * @param heap the bytes that Java's own heap may take of them
 * @param cores how many processors this process may use
 * @param processor what they are
 */
record Machine(int feature, String java, long memory, long heap, int cores, Processor processor) {

    private static final long MIB = 1L << 20;
    private static final int OLDEST_JAVA = 17;

    static Machine here() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.version().feature(),
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                system.getTotalMemorySize(),
                Runtime.getRuntime().maxMemory(),
                Runtime.getRuntime().availableProcessors(),
                Processor.here());
    }

    Finding javaVersion() {
        return feature >= OLDEST_JAVA
                ? Finding.ok("java", java)
                : Finding.fail("java", java, "install a JDK, 17 or newer, or set JAVA_HOME to one");
    }

    Finding memoryLimits() {
        String found =
                String.format(
                        Locale.ROOT, "%,d MiB, Java's heap up to %,d", memory / MIB, heap / MIB);
        if (memory < 1024 * MIB || heap < 128 * MIB) {
            return Finding.fail(
                    "memory",
                    found,
                    "training takes 1 GiB and a heap of 128 MiB at least: raise the container's limit,"
                            + " or NOEMA_JAVA_OPTIONS=-Xmx1g");
        }
        if (memory < 4096 * MIB || heap < 512 * MIB) {
            return Finding.warn(
                    "memory",
                    found,
                    "enough for small models; larger ones want 4 GiB and a heap of 512 MiB:"
                            + " NOEMA_JAVA_OPTIONS=-Xmx1g");
        }
        // libtorch and ONNX Runtime allocate outside of the heap.
        return heap > memory / 10 * 8
                ? Finding.warn(
                        "memory",
                        found,
                        "the heap leaves little to the native engines: lower -Xmx to half of the memory")
                : Finding.ok("memory", found);
    }

    Finding instructions() {
        String name = processor.model().isEmpty() ? "unknown processor" : processor.model();
        if (processor.features().isEmpty()) {
            return Finding.warn(
                    "processor",
                    name + ", features unknown",
                    "nothing to do: this system does not list them; speed may differ from the docs");
        }
        String found = name + ": " + String.join(" ", processor.features());
        boolean wide =
                processor.features().contains("avx2") || processor.features().contains("asimd");
        if (!wide) {
            return Finding.warn(
                    "processor",
                    found,
                    "without avx2 training is many times slower: use a newer processor, or let the"
                            + " virtual machine pass its features on");
        }
        return Finding.ok(
                "processor",
                found + (processor.bfloat16() ? "; bf16 is worth trying" : "; no bf16"));
    }
}
