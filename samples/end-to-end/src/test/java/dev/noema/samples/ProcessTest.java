package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own: what a shell sees. */
class ProcessTest {

    private static final String MOUNT = "mount -t tmpfs -o size=1m none \"$0\" && ";

    @TempDir private Path folder;

    @Test
    void aWrongRequestIsOneLine() throws IOException, InterruptedException {
        Path config = TinyDigits.config(folder);
        run(List.of(), "train", config.toString(), "model.latnet=3")
                .assertOneLine(2, "model.latnet: is not known", "did you mean \"latent\"");
    }

    @Test
    void aFullDiskIsOneLineAndLeavesTheCheckpointsWhole() throws IOException, InterruptedException {
        Path config = TinyDigits.config(folder);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> unshare =
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c");
        assumeTrue(
                start(unshare, List.of(MOUNT + "true", disk.toString())).exit() == 0,
                "this system lets nobody mount a small disk");
        List<String> onSmallDisk = new ArrayList<>(unshare);
        onSmallDisk.add(MOUNT + "exec \"$@\"");
        onSmallDisk.add(disk.toString());
        CommandLineRun full =
                run(
                        onSmallDisk,
                        "train",
                        config.toString(),
                        "training.checkpoint.every=1 steps",
                        "training.checkpoint.keep.last=9",
                        "--run",
                        disk.resolve("run").toString());
        full.assertOneLine(2, disk.toString(), "No space left on device");
        assertTrue(full.err().contains("the last good checkpoint is that of step "), full.err());
    }

    private CommandLineRun run(List<String> prefix, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.noema.cli.Main"));
        command.addAll(Arrays.asList(arguments));
        return start(prefix, command);
    }

    private CommandLineRun start(List<String> prefix, List<String> command)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process;
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(all)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            process = builder.start();
        } catch (IOException e) {
            return new CommandLineRun(-1, "", e.toString());
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the command hangs");
        return new CommandLineRun(
                process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
