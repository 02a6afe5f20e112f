package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What noema new-plugin writes compiles without a warning, and its tests pass. */
class NewPluginTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir private Path folder;

    @Test
    void theTestsOfANewPluginPass() throws IOException, InterruptedException {
        Path project = folder.resolve("some where").resolve("drums");
        CommandLineRun made =
                CommandLineRun.of(
                        "new-plugin",
                        "drum-patterns",
                        "--package",
                        "org.acme.drums",
                        "--dir",
                        project.toString());
        assertEquals(0, made.exit(), made.err());
        Path classes = compile(project);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path log = folder.resolve("log.txt");
        Process tests =
                new ProcessBuilder(
                                java,
                                "-cp",
                                classes + File.pathSeparator + CLASS_PATH,
                                TestsOfAPlugin.class.getName(),
                                classes.toString())
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertTrue(tests.waitFor(3, TimeUnit.MINUTES), "the tests hang");
        String text = Files.readString(log);
        assertEquals(0, tests.exitValue(), text);
        assertTrue(text.contains("36 tests passed"), text);
    }

    private Path compile(Path project) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-Xlint:all,-processing,-path", "-Werror", "-parameters"));
        arguments.addAll(List.of("-cp", CLASS_PATH, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(project.resolve("src"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> arguments.add(file.toString()));
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, status, "the project does not compile");
        Path resources = project.resolve("src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = classes.resolve(resources.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return classes;
    }

    @Test
    void theGuideShowsWhatIsWritten() throws IOException {
        Path project = folder.resolve("curves");
        CommandLineRun.of("new-plugin", "curves", "--dir", project.toString());
        StringBuilder written = new StringBuilder();
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.append(spaced(Files.readString(file))).append('\n');
            }
        }
        Path guide = Path.of("..", "..", "docs", "plugins.md");
        Matcher snippets =
                Pattern.compile("```(?:java|yaml)\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(guide));
        int seen = 0;
        while (snippets.find()) {
            String snippet = spaced(snippets.group(1));
            assertTrue(written.indexOf(snippet) >= 0, () -> "no file holds " + snippet);
            seen++;
        }
        assertTrue(seen >= 8, seen + " snippets");
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Drums", "9lives", "a--b", "a/b", "..", "", "image", "class"})
    void namesThatCannotBeAreRefused(String name) throws IOException {
        Path project = folder.resolve("project");
        CommandLineRun refused = CommandLineRun.of("new-plugin", name, "--dir", project.toString());
        assertEquals(2, refused.exit());
        assertEquals(1, refused.err().strip().lines().count(), refused.err());
        assertFalse(Files.exists(project));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "a.class.b", "java.util", "dev.noema.mine", "a..b", "a b.c"})
    void packagesThatCannotBeAreRefused(String name) throws IOException {
        Path project = folder.resolve("project");
        CommandLineRun refused =
                CommandLineRun.of(
                        "new-plugin", "drums", "--package", name, "--dir", project.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("--package is \"" + name + "\""), refused.err());
        assertFalse(Files.exists(project));
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        CommandLineRun refused =
                CommandLineRun.of("new-plugin", "drums", "--dir", folder.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("is there already"), refused.err());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }
}
