package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int demo(String... options) {
        CommandLine line = Main.commandLine(() -> Catalog.of(List.of()));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--out";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return line.execute(arguments);
    }

    @Test
    void saysInALineThatAFinishedDemoIsThere() throws IOException {
        Files.writeString(folder.resolve("digits.yaml"), "");
        Files.writeString(folder.resolve("report.html"), "");
        assertEquals(0, demo());
        assertEquals(
                folder
                        + " holds a demo already: see "
                        + folder.resolve("report.html")
                        + "; --fresh makes it anew\n",
                out.toString());
    }

    @Test
    void leavesAloneWhatIsNoDemo() throws IOException {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertEquals(2, demo());
        assertEquals(2, demo("--fresh"));
        assertTrue(
                err.toString().startsWith(folder + ": holds something that is no demo"),
                err.toString());
        assertTrue(Files.exists(thesis));
    }

    @Test
    void replacesADemoAndNamesTheMissingDigits() throws IOException {
        Files.writeString(folder.resolve("digits.yaml"), "");
        Files.createDirectories(folder.resolve("previews/100"));
        Path report = Files.writeString(folder.resolve("report.html"), "");
        assertEquals(2, demo("--fresh"));
        assertFalse(Files.exists(report));
        assertTrue(err.toString().contains("noema-samples-digits"), err.toString());
    }
}
