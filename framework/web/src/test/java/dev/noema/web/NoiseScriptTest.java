package dev.noema.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.serving.random.Noise;
import dev.noema.testkit.browser.Chromium;
import dev.noema.testkit.browser.FileServer;
import dev.noema.testkit.browser.NeedsChromium;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The random numbers of the page are those of Java. */
@NeedsChromium
class NoiseScriptTest {

    private static final long[] SEEDS = {0, 1, 42, -1, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final long[] FIRST = {0, 3, (1L << 34) + 5};
    private static final int COUNT = 5000;

    @TempDir private Path profile;

    @Test
    void aSeedGivesTheNumbersThatJavaGives() throws IOException, URISyntaxException {
        Path page = Path.of(WebPage.class.getResource("page/noise.js").toURI()).getParent();
        try (FileServer server = FileServer.start(page, "/");
                Chromium browser = Chromium.start(profile)) {
            browser.open(server.address() + "page.css");
            for (long seed : SEEDS) {
                for (long first : FIRST) {
                    Noise noise = Noise.of(seed, 0, "prior·" + first);
                    float[] normals = new float[COUNT];
                    noise.normals(normals, 0, COUNT, first);
                    check(normals, drawn(browser, seed, first, "normals"), Math.ulp(1f));
                    float[] uniforms = new float[COUNT];
                    noise.uniforms(uniforms, 0, COUNT, first);
                    check(uniforms, drawn(browser, seed, first, "uniforms"), 0);
                }
            }
        }
    }

    private static JsonNode drawn(Chromium browser, long seed, long first, String kind) {
        return browser.evaluate(
                "import('/noise.js').then(({ Noise }) => [...new Noise(%dn, 'prior·%d').%s(%d, %d)])"
                        .formatted(seed, first, kind, first, COUNT));
    }

    private static void check(float[] expected, JsonNode drawn, double tolerance) {
        assertEquals(expected.length, drawn.size());
        for (int i = 0; i < expected.length; i++) {
            double off = tolerance * Math.max(1, Math.abs(expected[i]));
            assertEquals(expected[i], drawn.get(i).doubleValue(), off);
        }
    }
}
