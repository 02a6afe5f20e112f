package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.noema.wiring.CoreModality;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the scripts into the shells that are installed, and asks them what they would complete. */
class CompletionCommandTest {

    @TempDir private Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        assertEquals("train traverse", bash("noema", "tr"));
        assertEquals("list fetch summary preview", bash("noema", "data", ""));
        assertEquals("--into --items", bash("noema", "data", "fetch", "--i"));
        assertEquals("bash zsh fish", bash("noema", "completion", ""));
        assertEquals("csv npy jsonl", bash("noema", "encode", "run", "--format", ""));
    }

    @Test
    void fishCompletesCommandsAndOptions() throws Exception {
        assumeTrue(installed("fish"), "fish is not installed");
        Path script = script("fish");
        assertEquals(
                List.of("train", "traverse"), fish(script, "noema tr").lines().sorted().toList());
        assertEquals("--resume", fish(script, "noema train --re"));
        assertEquals("--into\n--items", fish(script, "noema data fetch --i"));
        assertEquals("", fish(script, "noema data list fe"));
    }

    @Test
    void zshTakesTheScript() throws Exception {
        assumeTrue(installed("zsh"), "zsh is not installed");
        String load = "autoload -U compinit; compinit -u -D; source %s; print $_comps[noema]";
        assertTrue(
                shell("zsh", "-f", "-c", load.formatted(script("zsh")))
                        .contains("_complete_noema"));
    }

    @Test
    void refusesOtherShells() {
        CommandRun run = CommandRun.of(new CoreModality(), "completion", "bsh");
        assertEquals(2, run.exit());
        assertTrue(
                run.err().contains("allowed are bash, zsh, fish; did you mean \"bash\""),
                run.err());
    }

    private String bash(String... words) throws Exception {
        assumeTrue(installed("bash"), "bash is not installed");
        String ask =
                """
                source %s
                COMP_WORDS=("${@:1}") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                compopt() { :; }
                _complete_noema
                echo "${COMPREPLY[*]}"
                """
                        .formatted(script("bash"));
        String[] command = {"bash", "--norc", "-c", ask, "bash"};
        String[] all = Arrays.copyOf(command, command.length + words.length);
        System.arraycopy(words, 0, all, command.length, words.length);
        return shell(all);
    }

    private String fish(Path script, String line) throws Exception {
        String ask = "source %s; complete -C '%s' | string split -f 1 \\t".formatted(script, line);
        return shell("fish", "--no-config", "-c", ask);
    }

    private Path script(String shell) throws IOException {
        CommandRun run = CommandRun.of(new CoreModality(), "completion", shell);
        assertEquals(0, run.exit(), run.err());
        return Files.writeString(folder.resolve("noema." + shell), run.out());
    }

    private String shell(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String out =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return out;
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
