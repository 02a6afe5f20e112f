package dev.noema.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    private static final String EVIL =
            "</script></style></title><script>document.title='taken'</script><img src=x onerror='document.title=1'>\"><b onclick=\"x\">&amp;";

    private static final Set<String> ALLOWED_ATTRIBUTES =
            Set.of(
                    "lang",
                    "charset",
                    "http-equiv",
                    "content",
                    "name",
                    "class",
                    "id",
                    "type",
                    "src",
                    "alt",
                    "scope",
                    "min",
                    "max",
                    "value",
                    "aria-label");

    @TempDir private Path run;

    @BeforeEach
    void makeRun() throws IOException {
        write("config.yaml", "name: digits\nseed: 42\nmodel:\n  latent: 32\n");
        write("provenance.json", "{\"engine\":\"2.7.1\",\"started\":\"2026-01-02T03:04:05Z\"}");
    }

    @Test
    void showsWhatTheFolderHolds() throws IOException {
        metrics(300);
        write(
                "evaluation.json",
                "{\"data\":\"test\",\"bound\":{\"items\":9,\"elbo\":{\"value\":-97.25}}}");
        picture("samples.png", 40);
        picture("previews/100/samples.png", 40);
        picture("previews/20/samples.png", 40);
        String page = Files.readString(RunReport.write(run));
        Tags tags = Tags.of(page);
        assertTrue(page.contains("<h1>digits</h1>"));
        assertTrue(page.contains("\u221297.25"));
        assertTrue(page.indexOf("after step 20<") < page.indexOf("after step 100<"));
        assertEquals(3, tags.names().stream().filter("img"::equals).count());
        JsonNode curves = new ObjectMapper().readTree(tags.scripts().get(0));
        assertEquals("Evidence lower bound", curves.at("/charts/0/title").asText());
        assertEquals(-100.5, curves.at("/charts/0/lines/0/mean/299").doubleValue(), 1e-3);
        assertEquals(-99, curves.at("/charts/0/lines/1/mean/0").doubleValue(), 1e-6);
    }

    @Test
    void isMadeOfABareFolderToo() throws IOException {
        Tags tags = Tags.of(RunReport.html(run));
        assertFalse(tags.names().contains("img"));
    }

    @Test
    void refusesAFolderWithoutARun() throws IOException {
        Files.delete(run.resolve("config.yaml"));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RunReport.write(run));
        assertTrue(e.getMessage().contains("is no run"), e.getMessage());
    }

    @Test
    void textFromFilesIsNeverMarkup() throws Exception {
        write("config.yaml", "name: " + EVIL + "\n" + EVIL + ": 1\n  a: " + EVIL + "\n");
        String json = new ObjectMapper().writeValueAsString(EVIL);
        write("provenance.json", "{" + json + ":" + json + ",\"started\":" + json + "}");
        write("data.json", "{\"codec\":" + json + ",\"event\":[" + json + "]}");
        write(
                "metrics.jsonl",
                "{\"step\":1,"
                        + json
                        + ":2}\n{\"step\":1,\"validation."
                        + json.substring(1)
                        + ":2}\n");
        write(
                "evaluation.json",
                "{\"data\":%s,\"bound\":{\"elbo\":{\"value\":1}},\"reconstructions\":[{\"metric\":%s,\"unit\":%s,\"model\":1,\"baseline\":1}]}"
                        .formatted(json, json, json));
        write("samples.txt", EVIL);
        write("previews/7/samples.txt", EVIL);
        String page = RunReport.html(run);
        Tags tags = Tags.of(page);
        assertEquals(2, tags.scripts().size());
        assertFalse(tags.names().contains("img"));
        assertTrue(ALLOWED_ATTRIBUTES.containsAll(tags.attributes()), tags.attributes().toString());
        assertTrue(page.contains("sha256-" + digest(tags.scripts().get(1))));
        new ObjectMapper().readTree(tags.scripts().get(0));
        Browser.find()
                .ifPresent(browser -> assertFalse(browser.dom(page, run).contains("<title>taken")));
    }

    @Test
    void theLatentMapStandsInThePage() throws IOException {
        write(
                "latent-map.json",
                "{\"latent\":8,\"explained\":0.436,\"classes\":[\"</script>\"],"
                        + "\"points\":[{\"x\":1,\"y\":2,\"label\":0,\"name\":\"a\"}]}");
        String page = RunReport.html(run);
        assertTrue(page.contains("hold 44 % of their variance in 8 dimensions"));
        Tags tags = Tags.of(page);
        JsonNode map = new ObjectMapper().readTree(tags.scripts().get(0)).path("latentMap");
        assertEquals("</script>", map.at("/classes/0").asText());
        write("latent-map.json", "{\"points\":");
        assertFalse(RunReport.html(run).contains("<div id=\"latent-map\""));
    }

    @Test
    void damagedFilesAreLeftOut() throws IOException {
        write(
                "metrics.jsonl",
                "{\"step\":1,\"loss\":3.5}\nnot json\n{\"step\":2,\"loss\":\"NaN\"}\n{\"st");
        write("evaluation.json", "{\"data\":");
        write("samples.png", "no picture");
        Files.write(run.resolve("traversal.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2});
        write("previews/x/samples.png", "no step");
        write("bundle/noema.json", "{}");
        Tags tags = Tags.of(RunReport.html(run));
        assertFalse(tags.names().contains("img"));
        JsonNode loss = new ObjectMapper().readTree(tags.scripts().get(0)).at("/charts/0/lines/0");
        assertEquals("[3.5]", loss.path("mean").toString());
    }

    @Test
    void longRunsGiveASmallPageSoon() throws IOException {
        metrics(100_000);
        for (int step = 1; step <= 40; step++) {
            picture("previews/%d/samples.png".formatted(step), 300);
            picture("previews/%d/reconstructions.png".formatted(step), 300);
        }
        String page = assertTimeout(Duration.ofSeconds(30), () -> RunReport.html(run));
        assertTrue(page.length() < 2_000_000, page.length() + " characters");
        assertTrue(page.contains("after step 40<"));
        Browser.find()
                .ifPresent(
                        browser -> {
                            String dom = browser.dom(page, run);
                            assertTrue(dom.contains("class=\"trend\""), "no curve was drawn");
                        });
    }

    private void metrics(int steps) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int step = 1; step <= steps; step++) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "{\"step\":%d,\"epoch\":%.3f,\"seconds\":%.2f,\"loss\":%.3f,\"reconstruction\":%.3f,\"kl\":20.5}%n",
                            step,
                            step / 100.0,
                            step / 50.0,
                            100.5 + (steps - step) % 7,
                            80 + (steps - step) % 7 / 10.0));
        }
        lines.append("{\"step\":%d,\"validation.elbo\":-99.0}\n".formatted(steps));
        write("metrics.jsonl", lines.toString());
    }

    private void picture(String name, int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(size);
        for (int pixel = 0; pixel < size * size; pixel++) {
            image.setRGB(pixel % size, pixel / size, noise.nextInt());
        }
        Files.createDirectories(run.resolve(name).getParent());
        ImageIO.write(image, "png", run.resolve(name).toFile());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(run.resolve(name).getParent());
        Files.writeString(run.resolve(name), text);
    }

    private static String digest(String script) throws Exception {
        byte[] bytes =
                MessageDigest.getInstance("SHA-256")
                        .digest(script.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void joinsNeighboursWithoutLosingSpikes() {
        Series series = new Series();
        for (int step = 1; step <= 1000; step++) {
            series.add(step, step == 777 ? 50 : 1);
        }
        Buckets buckets = series.reduce(10);
        assertEquals(10, buckets.step().length);
        assertEquals(50, buckets.high()[7]);
        assertEquals(1.49, buckets.mean()[7], 1e-9);
        assertEquals(List.of(1.0, 1.0), List.of(buckets.low()[7], buckets.high()[8]));
    }
}
