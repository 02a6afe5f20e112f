package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.noema.service.ModelService;
import dev.noema.service.ServiceOptions;
import dev.noema.serving.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of docs/deployment.md as they stand there. */
class DeploymentGuideTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "deployment.md");

    @TempDir private static Path folder;

    @BeforeAll
    static void makeABundle() throws IOException {
        Path run = folder.resolve("runs").resolve("demo");
        Files.createDirectories(run.getParent());
        TinyDigits.train(
                TinyDigits.config(folder), List.of("model.condition={type: one-hot}"), run);
        assertEquals(0, CommandLineRun.of("export", run.toString()).exit());
    }

    private static String example(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(GUIDE));
        assertTrue(block.find(), () -> GUIDE + " has no example in " + language);
        return block.group(1);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the example hangs");
        String text = Files.readString(log);
        assertEquals(0, process.exitValue(), text);
        return text;
    }

    private static void assertPicture(String name, int width) throws IOException {
        assertEquals(width, ImageIO.read(folder.resolve(name).toFile()).getWidth());
    }

    @Test
    void plainJava() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Sevens.java"), example("java"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String text = run(java, "-cp", System.getProperty("java.class.path"), source.toString());
        assertTrue(text.endsWith("4 pictures, codes of 4\n"), text);
        assertTrue(Files.size(folder.resolve("sevens.png")) > 0);
    }

    @Test
    void httpWithCurl() throws IOException, InterruptedException {
        assumeTrue(isThere("curl", "--version"), "no curl here");
        try (Bundle bundle = Bundle.open(folder.resolve("runs/demo/bundle"), 1);
                ModelService service =
                        ModelService.start(bundle, bundle.codec(), ServiceOptions.local(0))) {
            String commands =
                    "set -e\n" + example("sh").replace(":8080", ":" + service.uri().getPort());
            String text = run("sh", "-c", commands);
            assertTrue(text.startsWith("{\"status\":\"ready\"}# HELP noema_requests_total"), text);
        }
        assertPicture("seven.png", 28);
        assertPicture("again.png", 28);
        assertPicture("digits.png", 10 * 58 + 2);
        assertPicture("way.png", 3 * 58 + 2);
        assertTrue(Files.readString(folder.resolve("three-five.json")).startsWith("{\"z\":[["));
        assertTrue(Files.readString(folder.resolve("code.json")).startsWith("{\"mean\":[["));
    }

    @Test
    void python() throws IOException, InterruptedException {
        String python = System.getProperty("noema.python", "");
        assumeTrue(!python.isEmpty(), "-Dnoema.python names no Python with onnxruntime");
        Path script = Files.writeString(folder.resolve("sevens.py"), example("python"));
        String text = run(python, script.toString());
        assertTrue(text.endsWith("(8, 1, 28, 28) (8, 4)\n"), text);
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
