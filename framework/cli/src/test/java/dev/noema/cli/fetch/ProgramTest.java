package dev.noema.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class ProgramTest {

    @TempDir Path place;

    private Program script(String text) throws IOException {
        Path bin = Files.createDirectories(place.resolve("bin"));
        Path file = Files.writeString(bin.resolve("client"), "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = place.resolve("missing") + File.pathSeparator + bin;
        return Program.find(List.of(List.of("absent"), List.of("client", "-m")), path);
    }

    @Test
    void runsTheFirstOneThatIsThere() throws IOException {
        script("echo \"$@\" > \"$1.txt\"").run(place, "it", List.of("fetch", "a b"));
        assertEquals("-m fetch a b\n", Files.readString(place.resolve("-m.txt")));
    }

    @Test
    void saysWhichAreMissing() {
        FetchException e =
                assertThrows(
                        FetchException.class,
                        () -> Program.find(List.of(List.of("pip3"), List.of("pip")), ""));
        assertEquals(
                "pip3 or pip: not found on the PATH; install it and try again", e.getMessage());
    }

    @Test
    void repeatsWhatAFailingOneComplainsOf() throws IOException {
        Program offline =
                script(
                        "echo starting; echo 'npm error code ENOTFOUND' >&2; echo see the log; exit 3");
        FetchException e =
                assertThrows(
                        FetchException.class, () -> offline.run(place, "npm letters 1", List.of()));
        assertEquals(
                "npm letters 1: client ended with 3 (npm error code ENOTFOUND); is the network, or its"
                        + " mirror or proxy, within reach?",
                e.getMessage());
    }
}
