package dev.noema.testkit.hostile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * Damaged files given to a reader: each must be read or refused in one line, within seconds, and no
 * error but a refusal may come out. {@code mvn -Pproofs} gives 50,000 of each kind to a process
 * with a heap of 256 MB and leaves the figures in {@code target/hostile-KIND.txt}.
 */
public final class HostileFiles {

    /** How many files are tried. */
    public static final int COUNT = Integer.getInteger("noema.hostile", 300);

    private static final long LONGEST_SECONDS = 10;
    private static final int LONGEST_LINE = 300;

    private HostileFiles() {}

    /** Reads a whole file, as far as a data type does; throws what it throws to refuse it. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] file) throws Exception;
    }

    /**
     * How a reader took them.
     *
     * @param slowest of all files, in milliseconds
     * @param allocated the most that was allocated for one file, whether at once or not, in bytes
     */
    public record Figures(int read, int refused, double slowest, long allocated) {}

    /**
     * Tries {@link #COUNT} files.
     *
     * @param kind names the file of figures
     * @param files makes the file of a number
     * @param refusal what the reader throws for files that it refuses
     * @throws AssertionError for the first file that is not taken as it should be
     */
    public static Figures survive(
            String kind,
            IntFunction<byte[]> files,
            Reader reader,
            Class<? extends Exception> refusal)
            throws Exception {
        Figures figures = new Figures(0, 0, 0, 0);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            for (int number = 0; number < COUNT; number++) {
                byte[] file = files.apply(number);
                Future<Figures> one = thread.submit(() -> one(file, reader, refusal));
                try {
                    figures = sum(figures, one.get(LONGEST_SECONDS, TimeUnit.SECONDS));
                } catch (TimeoutException e) {
                    throw new AssertionError(named(kind, number) + " takes too long", e);
                } catch (ExecutionException e) {
                    throw new AssertionError(named(kind, number), e.getCause());
                }
            }
        } finally {
            thread.shutdownNow();
        }
        write(kind, figures);
        return figures;
    }

    private static String named(String kind, int number) {
        return "file " + number + " of the kind " + kind;
    }

    private static Figures one(byte[] file, Reader reader, Class<? extends Exception> refusal)
            throws Exception {
        long from = System.nanoTime();
        long before = allocated();
        boolean read = true;
        try {
            reader.read(file);
        } catch (Exception e) {
            if (!refusal.isInstance(e)) {
                throw e;
            }
            read = false;
            String said = String.valueOf(e.getMessage());
            if (said.lines().count() != 1 || said.length() >= LONGEST_LINE) {
                throw new AssertionError("refused in other words than a line: " + said, e);
            }
        }
        return new Figures(
                read ? 1 : 0, read ? 0 : 1, (System.nanoTime() - from) / 1e6, allocated() - before);
    }

    private static Figures sum(Figures all, Figures one) {
        return new Figures(
                all.read + one.read,
                all.refused + one.refused,
                Math.max(all.slowest, one.slowest),
                Math.max(all.allocated, one.allocated));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static void write(String kind, Figures figures) throws IOException {
        Path file = Path.of("target", "hostile-" + kind + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT,
                        "%s: %,d files, %,d read, %,d refused in one line, none else;"
                                + " slowest %.0f ms, at most %,.1f MB allocated for one,"
                                + " in a heap of %,d MB%n",
                        kind,
                        COUNT,
                        figures.read,
                        figures.refused,
                        figures.slowest,
                        figures.allocated / 1e6,
                        Runtime.getRuntime().maxMemory() >> 20));
    }
}
