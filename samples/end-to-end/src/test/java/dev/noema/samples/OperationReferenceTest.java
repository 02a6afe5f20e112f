package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OperationReferenceTest {

    /** When this fails: {@code ./noema describe --operations > docs/operations.md}. */
    @Test
    void theOperationsInTheDocsAreWhatTheCommandWrites() throws IOException {
        CommandLineRun run = CommandLineRun.of("describe", "--operations");
        assertEquals(
                Files.readString(Path.of("../../docs/operations.md")).strip(), run.out().strip());
    }
}
