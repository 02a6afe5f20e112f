package dev.noema.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.engine.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final long GIB = 1L << 30;
    private static final Processor WIDE = new Processor("CPU", List.of("avx2", "fma"));

    @Test
    void trainsExportsAndServesOnThisMachine() {
        List<Finding> told = new ArrayList<>();
        List<Finding> findings = new Doctor(told::add).examine();
        assertEquals(told, findings);
        assertEquals(
                List.of(
                        "java",
                        "memory",
                        "processor",
                        "cache",
                        "training engine",
                        "serving engine",
                        "threads",
                        "compiled and eager",
                        "training",
                        "export",
                        "serving",
                        "self-test"),
                findings.stream().map(Finding::name).toList());
        for (Finding finding : findings) {
            assertNotEquals(Status.FAIL, finding.status(), finding.toString());
            assertEquals(finding.status() == Status.OK, finding.advice().isEmpty());
        }
    }

    @Test
    void weighsMachines() {
        assertEquals(Status.OK, machine(17, 8 * GIB, 2 * GIB).memoryLimits().status());
        assertEquals(Status.WARN, machine(17, 2 * GIB, GIB / 2).memoryLimits().status());
        assertEquals(Status.WARN, machine(17, 8 * GIB, 8 * GIB).memoryLimits().status());
        assertEquals(Status.FAIL, machine(17, GIB / 2, GIB / 4).memoryLimits().status());
        assertEquals(Status.OK, machine(25, GIB, GIB).javaVersion().status());
        assertEquals(Status.FAIL, machine(11, GIB, GIB).javaVersion().status());
        assertEquals(Status.OK, machine(17, GIB, GIB).instructions().status());
        Machine old = new Machine(17, "17", GIB, GIB, 2, new Processor("CPU", List.of("sse4_2")));
        assertEquals(Status.WARN, old.instructions().status());
    }

    @Test
    void looksAtTheDiskOfAFolderThatIsYetToBeMade(@TempDir Path folder) throws IOException {
        Finding space = new CacheDisk(folder.resolve("a/b")).space();
        assertTrue(space.found().startsWith(folder.resolve("a/b").toString()), space.found());
    }

    @Test
    void countsWhatCannotBeLookedAtAsAFailure() {
        Finding finding =
                Check.look(
                        "engine",
                        "do this",
                        () -> {
                            throw new ExceptionInInitializerError(
                                    new UnsatisfiedLinkError("no such\n  library"));
                        });
        assertEquals(Finding.fail("engine", "no such library", "do this"), finding);
    }

    private static Machine machine(int java, long memory, long heap) {
        return new Machine(java, "some", memory, heap, 2, WIDE);
    }
}
