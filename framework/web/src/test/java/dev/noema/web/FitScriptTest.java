package dev.noema.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.FileServer;
import dev.noema.testkit.browser.NeedsChromium;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's estimate of the evidence lower bound, in cases that have a closed form. */
@NeedsChromium
class FitScriptTest {

    private static final String STANDARD = "{ mean: [0, 0], deviation: [1, 1] }";
    private static final double LN_2 = Math.log(2);

    @TempDir private Path profile;

    @Test
    void agreesWithClosedForms() throws IOException, URISyntaxException {
        Path page = Path.of(WebPage.class.getResource("page/fit.js").toURI()).getParent();
        try (FileServer server = FileServer.start(page, "/");
                Chromium browser = Chromium.start(profile)) {
            browser.open(server.address() + "page.css");
            String fair = "{ logits: [0, 0, 0] }";
            String same = "{ mean: [0, 0], log_variance: [0, 0] }";
            assertEquals(-3 * LN_2, bound(browser, same, fair, STANDARD), 1e-5);
            // KL(N(3, 1) || N(1, 2^2)) = 1/8 + 4/8 - 1/2 + log 2, twice
            String away = "{ mean: [3, 3], log_variance: [0, 0] }";
            String wide = "{ mean: [1, 1], deviation: [2, 2] }";
            double divergence = 2 * (0.125 + LN_2);
            assertEquals(-3 * LN_2 - divergence, bound(browser, away, fair, wide), 1e-5);
            // Where the posterior does not say its variance, only the distance counts.
            assertEquals(-3 * LN_2 - 1, bound(browser, "{ mean: [3, 3] }", fair, wide), 1e-5);
            // sigma(log 3) = 3/4, and far logits give no infinity.
            String sure = "{ logits: [" + Math.log(3) + ", -800, 800] }";
            assertEquals(Math.log(0.75), bound(browser, same, sure, STANDARD), 1e-5);
            // The item is 1, 0, 1: squares 1/4 + 1/4 + 0, mean 1/6.
            assertEquals(
                    -1.5 * Math.log(1 / 6.0),
                    bound(browser, same, "{ expected: [0.5, 0.5, 1] }", STANDARD),
                    1e-4);
        }
    }

    private static double bound(Chromium browser, String posterior, String made, String prior) {
        return browser.evaluate(
                        "import('/fit.js').then(({ lowerBound }) => lowerBound([1, 0, 1], %s, %s, %s, 'bernoulli'))"
                                .formatted(posterior, made, prior))
                .asDouble();
    }
}
