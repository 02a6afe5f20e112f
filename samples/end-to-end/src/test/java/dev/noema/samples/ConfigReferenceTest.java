package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    /** When this fails: {@code ./noema describe --all --markdown > docs/config.md}. */
    @Test
    void theReferenceInTheDocsIsWhatTheCommandWrites() throws IOException {
        CommandLineRun run = CommandLineRun.of("describe", "--all", "--markdown");
        assertEquals(Files.readString(Path.of("../../docs/config.md")).strip(), run.out().strip());
    }
}
