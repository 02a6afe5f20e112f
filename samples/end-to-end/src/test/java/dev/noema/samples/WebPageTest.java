package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.FileServer;
import dev.noema.testkit.browser.NeedsChromium;
import dev.noema.web.WebPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page around a bundle, in a browser where there is one. */
class WebPageTest {

    private static final double TOLERANCE = 1e-4;

    @TempDir private static Path folder;
    @TempDir private Path profile;

    private static Path run;
    private static Path page;

    @BeforeAll
    static void export() throws IOException {
        assumeTrue(
                WebPage.class.getResource("runtime/version") != null,
                "ONNX Runtime Web could not be fetched when this was built");
        run = folder.resolve("run");
        page = folder.resolve("page");
        TinyDigits.train(TinyDigits.config(folder), List.of("model.condition=one-hot"), run);
        CommandLineRun command =
                CommandLineRun.of("export", run.toString(), "--web", page.toString());
        assertEquals(0, command.exit(), command.err());
        assertTrue(command.out().contains("python3 -m http.server"), command.out());
    }

    @Test
    @NeedsChromium
    void givesWhatServingGives() throws IOException {
        try (FileServer server = FileServer.start(page, "/a/b/");
                Chromium browser = Chromium.start(profile);
                Bundle bundle = Bundle.open(page.resolve("bundle"))) {
            opened(browser, server.address());
            LongTensor sevens = new LongTensor(new long[] {7, 7, 7, 7, 7}, 5);
            FloatTensor samples =
                    bundle.sample(5, -42, 0.7f, Optional.of(sevens)).get(GenerativeModel.EXPECTED);
            compare(
                    samples.values(),
                    asked(
                            browser,
                            """
                            const { expected } = await model.sample(
                                { seed: -42n, temperature: 0.7, count: 5, classes: [7, 7, 7, 7, 7] });
                            return [...expected];"""));
            // Items 3 and 4 alone are the same as in a row of five.
            int item = samples.values().length / 5;
            float[] last = Arrays.copyOfRange(samples.values(), 3 * item, 5 * item);
            compare(
                    last,
                    asked(
                            browser,
                            """
                            const { expected } = await model.sample(
                                { seed: -42n, temperature: 0.7, first: 3, count: 2, classes: [7, 7] });
                            return [...expected];"""));
            Path file = folder.resolve("item.png");
            bundle.codec().write(samples, 0, file);
            browser.choose("#file", file);
            browser.until("!document.querySelector('#save-pair').disabled");
            FloatTensor x =
                    (FloatTensor) bundle.codec().read(file, bundle.manifest().preprocessing());
            int best =
                    browser.evaluate(
                                    "Number(document.querySelector('#stage-class :checked').value)")
                            .asInt();
            FloatTensor rebuilt =
                    bundle.reconstruct(x, Optional.of(new LongTensor(new long[] {best}, 1)));
            compareShown(rebuilt.values(), browser);
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    @NeedsChromium
    void isUsableByKeyboard() throws IOException {
        try (FileServer server = FileServer.start(page, "/a/b/");
                Chromium browser = Chromium.start(profile)) {
            opened(browser, server.address() + "#seed=3&temperature=0.5&item=2&class=4");
            assertEquals("Sample 2 of seed 3", text(browser, "#caption"));
            assertTrue(text(browser, "#command").endsWith("--n 30 --class 4"));
            browser.evaluate("document.querySelector('#sheet [aria-pressed=true]').focus()");
            browser.press("ArrowRight", 39);
            browser.until("location.hash.includes('item=3')");
            assertEquals("Sample 3 of seed 3", text(browser, "#caption"));
            String before = drawn(browser);
            browser.evaluate("document.querySelector('#dials input').focus()");
            browser.press("Home", 36);
            browser.until(
                    "document.querySelector('#caption').textContent === 'A code of your own'");
            browser.until(
                    "document.querySelector('#shown canvas').toDataURL() !== '" + before + "'");
            browser.evaluate("document.querySelector('#seed').focus()");
            browser.evaluate("document.querySelector('#seed').value = 'many'");
            browser.press("Enter", 13);
            browser.evaluate("document.activeElement.dispatchEvent(new Event('change'))");
            assertEquals(
                    "true",
                    browser.evaluate("document.querySelector('#seed').ariaInvalid").asText());
            // Every control has a name.
            assertEquals(
                    0,
                    browser.evaluate(
                                    """
                                    [...document.querySelectorAll('button, a, input:not([type=file]), select')].filter(it =>
                                        !(it.labels?.[0]?.textContent || it.ariaLabel || it.textContent).trim()).length
                                    """)
                            .asInt());
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    @NeedsChromium
    void walksBetweenTwoCodes() throws IOException {
        try (FileServer server = FileServer.start(page, "/");
                Chromium browser = Chromium.start(profile)) {
            browser.resize(390, 844, 2, true);
            opened(browser, server.address());
            assertEquals(390, browser.evaluate("document.documentElement.scrollWidth").asInt());
            String before = drawn(browser);
            browser.evaluate("document.querySelector('#play').click()");
            browser.until("document.querySelector('#place').value > 3");
            browser.evaluate("document.querySelector('#play').click()");
            browser.until("document.querySelector('#play').textContent === 'Play'");
            assertEquals("Between two codes", text(browser, "#caption"));
            assertNotEquals(before, drawn(browser));
        }
    }

    @Test
    @NeedsChromium
    void encodesWhatIsDrawn() throws IOException {
        try (FileServer server = FileServer.start(page, "/");
                Chromium browser = Chromium.start(profile)) {
            opened(browser, server.address());
            browser.drag("#given canvas", 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
            browser.until("document.querySelector('#given-note').textContent === 'What you drew'");
            browser.until("!document.querySelector('#save-pair').disabled");
            assertEquals("The code of what you drew", text(browser, "#caption"));
            browser.evaluate("document.querySelectorAll('#stage-class input')[3].click()");
            browser.until("document.querySelector('#rebuilt-note').textContent.endsWith('as 3')");
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    @NeedsChromium
    void saysWhatIsMissing() throws IOException {
        Path broken = folder.resolve("broken");
        WebPage.write(run.resolve("bundle"), broken);
        Files.delete(broken.resolve("bundle/decoder.onnx"));
        try (FileServer server = FileServer.start(broken, "/");
                Chromium browser = Chromium.start(profile)) {
            browser.open(server.address());
            browser.until("document.documentElement.dataset.state === 'fault'");
            assertTrue(text(browser, "#fault-text").contains("bundle/decoder.onnx is missing"));
            Files.delete(broken.resolve("page/walk.js"));
            browser.open(server.address() + "?again");
            browser.until("document.documentElement.dataset.state === 'fault'");
            assertTrue(text(browser, "#fault-text").contains("A script is missing"));
            browser.open(page.resolve("index.html").toUri().toString());
            assertTrue(
                    browser.evaluate("document.body.innerText").asText().contains("http.server"));
        }
    }

    @Test
    void isMadeOfABundleAndReplacesAPageOnly() throws IOException {
        Path bundle = page.resolve("bundle");
        Path other = folder.resolve("other");
        assertTrue(WebPage.write(bundle, other) > 3_000_000);
        assertTrue(WebPage.write(bundle, other) > 3_000_000);
        Path full = Files.createDirectory(folder.resolve("full"));
        Path kept = Files.writeString(full.resolve("letter.txt"), "kept");
        CommandLineRun.of("export", bundle.toString(), "--web", full.toString())
                .assertOneLine(2, full + ": is there already and is no page");
        CommandLineRun.of("export", bundle.toString(), "--web", kept.toString())
                .assertOneLine(2, "is there already and is no page");
        assertEquals("kept", Files.readString(kept));
        CommandLineRun.of(
                        "export", run.resolve("checkpoints").toString(), "--web", other.toString())
                .assertOneLine(2, "is no run");
    }

    private static void opened(Chromium browser, String address) {
        browser.open(address);
        browser.until("document.documentElement.dataset.state === 'open'");
        browser.until("!!document.querySelector('#facts').textContent");
    }

    private static JsonNode asked(Chromium browser, String body) {
        return browser.evaluate(
                """
                (async () => {
                    const { Model } = await import('./page/model.js');
                    const model = await Model.open(() => {});
                    %s
                })()
                """
                        .formatted(body));
    }

    private static String text(Chromium browser, String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent").asText();
    }

    private static String drawn(Chromium browser) {
        return browser.evaluate("document.querySelector('#shown canvas').toDataURL()").asText();
    }

    private static void compare(float[] expected, JsonNode actual) {
        assertEquals(expected.length, actual.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual.get(i).doubleValue(), TOLERANCE);
        }
    }

    private static void compareShown(float[] expected, Chromium browser) {
        JsonNode bytes =
                browser.evaluate(
                        "[...document.querySelector('#rebuilt canvas').getContext('2d').getImageData(0, 0, 28, 28).data]");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(255 * expected[i], bytes.get(4 * i).asDouble(), 0.501);
        }
    }
}
