package dev.noema.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.NeedsChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String MAP =
            """
            {"latent": 3, "explained": 0.9, "classes": ["cat", "dog"], "points": [
              {"x": -1, "y": 0, "label": 0, "name": "first", "words": "a <b> cat"},
              {"x": 1, "y": 0, "label": 1, "name": "second"},
              {"x": 1, "y": 0.5, "label": 1, "name": "third"}]}
            """;

    @TempDir private Path folder;

    @Test
    @NeedsChromium
    void theMapShowsWhatIsPointedAt() throws IOException {
        Files.writeString(folder.resolve("config.yaml"), "name: pets\n");
        Files.writeString(folder.resolve("latent-map.json"), MAP);
        CommandRun report = CommandRun.of(new MainTest.Tables(), "report", folder.toString());
        assertEquals(0, report.exit(), report.err());
        try (Chromium browser = Chromium.start(Files.createDirectory(folder.resolve("browser")))) {
            browser.resize(1100, 900, 1, false);
            browser.open(folder.resolve("report.html").toUri().toString());
            browser.until("document.querySelectorAll('.point').length === 3");
            browser.evaluate(
                    """
                    (() => {
                        const point = document.querySelector('.point').getBoundingClientRect();
                        document.querySelector('#latent-map svg').dispatchEvent(new PointerEvent(
                            'pointermove', { clientX: point.x + 3, clientY: point.y + 3 }));
                    })()
                    """);
            assertEquals(
                    "a <b> cat|cat|first",
                    browser.evaluate(
                                    "[...document.querySelector('.card.shown').children]"
                                            + ".map(e => e.textContent).join('|')")
                            .asText());
            browser.evaluate("document.querySelectorAll('#latent-classes input')[1].click()");
            assertEquals(
                    2, browser.evaluate("document.querySelectorAll('.point.off').length").asInt());
            assertEquals(List.of(), browser.complaints());
        }
    }
}
