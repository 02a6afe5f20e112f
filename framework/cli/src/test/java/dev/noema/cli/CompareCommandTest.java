package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.NeedsChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final int STEPS = 100_000;

    @TempDir private Path folder;

    @BeforeEach
    void runs() throws IOException {
        run("narrow", 4, 500);
        run("wide", 8, STEPS);
    }

    @Test
    void printsATableAndWritesAPage() {
        CommandRun compared = compare("--out", folder.resolve("new/page.html").toString());
        assertEquals(0, compared.exit(), compared.err());
        assertTrue(compared.out().contains("model.latent"), compared.out());
        assertTrue(compared.out().contains("the page is "), compared.out());
        assertTrue(Files.exists(folder.resolve("new/page.html")));
    }

    @Test
    void jsonStandsAlone() {
        CommandRun compared = compare("--json");
        assertEquals(0, compared.exit(), compared.err());
        assertTrue(compared.out().startsWith("{"), compared.out());
        assertFalse(Files.exists(Path.of("comparison.html")));
    }

    @Test
    void oneRunIsRefusedInOneLine() {
        CommandRun alone =
                CommandRun.of(
                        new MainTest.Tables(), "compare", folder.resolve("narrow").toString());
        assertEquals(2, alone.exit());
        CommandRun none =
                CommandRun.of(
                        new MainTest.Tables(),
                        "compare",
                        folder.toString(),
                        folder.resolve("wide").toString());
        assertEquals(2, none.exit());
        assertTrue(none.err().contains("is no run"), none.err());
        assertEquals(1, none.err().lines().count(), none.err());
    }

    @Test
    @NeedsChromium
    void thePageCanBeWorkedWith() throws IOException {
        Path page = folder.resolve("page.html");
        assertEquals(0, compare("-o", page.toString()).exit());
        try (Chromium browser = Chromium.start(Files.createDirectory(folder.resolve("browser")))) {
            browser.resize(1100, 900, 1, false);
            browser.open(page.toUri().toString());
            String shown = "document.querySelector('.chart:not([hidden])')";
            browser.until(shown + ".querySelectorAll('.trend').length === 2");
            assertEquals(
                    "2", browser.evaluate("document.querySelectorAll('.chart').length").asText());

            change(browser, "metric", "1");
            assertEquals(
                    "Loss in training",
                    browser.evaluate(shown + ".querySelector('svg').ariaLabel").asText());
            String last = "[..." + shown + ".querySelectorAll('text')].at(-1).textContent";
            assertEquals("100,000", browser.evaluate(last).asText());

            browser.drag(".chart:not([hidden]) svg", 0.5, 0.5, 0.6, 0.5, 0.75, 0.5);
            browser.until("parseInt(" + last + ".replace(/,/g, '')) < 80000");

            change(browser, "axis", "seconds");
            assertEquals("10,000", browser.evaluate(last).asText());

            browser.evaluate("document.querySelector('#legend input').click()");
            assertEquals(
                    "1", browser.evaluate(shown + ".querySelectorAll('.trend').length").asText());
            assertEquals(List.of(), browser.complaints());
        }
    }

    private static void change(Chromium browser, String id, String value) {
        browser.evaluate(
                "(() => { const box = document.getElementById('%s'); box.value = '%s';"
                                .formatted(id, value)
                        + " box.dispatchEvent(new Event('change')); })()");
    }

    private CommandRun compare(String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "compare";
        arguments[1] = folder.resolve("narrow").toString();
        arguments[2] = folder.resolve("wide").toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandRun.of(new MainTest.Tables(), arguments);
    }

    private void run(String name, int latent, int steps) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                run.resolve("config.yaml"), "name: x\nmodel:\n  latent: " + latent + "\n");
        StringBuilder lines = new StringBuilder();
        for (int step = 1; step <= steps; step++) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "{\"step\":%d,\"seconds\":%.1f,\"loss\":%d}%n",
                            step,
                            step / 10.0,
                            100 + 7919 * step % 50));
        }
        lines.append("{\"step\":%d,\"validation.loss\":90}\n".formatted(steps));
        Files.writeString(run.resolve("metrics.jsonl"), lines.toString());
    }
}
