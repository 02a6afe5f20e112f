package dev.noema.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir private Path folder;

    private RunOnDisk first;
    private RunOnDisk second;
    private RunOnDisk wide;

    @BeforeEach
    void runs() throws IOException {
        first = RunOnDisk.of(folder.resolve("first"), 1, 4).evaluated(-100, 15).trained(200);
        second = RunOnDisk.of(folder.resolve("second"), 2, 4).evaluated(-102, 14).trained(200);
        wide = RunOnDisk.of(folder.resolve("wide"), 1, 8).evaluated(-90, 14.5).trained(100);
    }

    @Test
    void marksTheBestAndTellsOnlyWhatDiffers() throws IOException {
        JsonNode json = json(first, second, wide);
        assertEquals("[\"wide\"]", json.at("/best/elbo").toString());
        assertEquals("[\"wide\"]", json.at("/best/negative-log-likelihood").toString());
        assertEquals("[\"first\"]", json.at("/best/psnr").toString());
        assertTrue(json.at("/best/kl").isMissingNode(), "no better end of a part alone");
        assertEquals(
                "{\"seed\":[\"1\",\"2\",\"1\"],\"model.latent\":[\"4\",\"4\",\"8\"]}",
                json.path("differences").toString());
        assertEquals(0, json.path("notes").size());
    }

    @Test
    void equalValuesAreBothTheBest() throws IOException {
        second.evaluated(-100, 14);
        assertEquals("[\"first\",\"second\"]", json(first, second).at("/best/elbo").toString());
    }

    @Test
    void groupsRunsThatDifferInTheSeedAlone() throws IOException {
        JsonNode groups = json(first, wide, second).path("seedGroups");
        assertEquals(1, groups.size());
        assertEquals("[\"first\",\"second\"]", groups.at("/0/runs").toString());
        JsonNode elbo = groups.at("/0/figures/elbo");
        assertEquals(-101, elbo.path("mean").doubleValue());
        // t(0.975; 1) s / √2 = 12.7062 · 1.41421 / 1.41421
        assertEquals(-101 - 12.706204736174694, elbo.path("low").doubleValue(), 1e-9);
        assertEquals(-101 + 12.706204736174694, elbo.path("high").doubleValue(), 1e-9);
    }

    @Test
    void aSeedThatComesTwiceIsNoFurtherDraw() throws IOException {
        RunOnDisk again = RunOnDisk.of(folder.resolve("again"), 1, 4).evaluated(-100, 15);
        assertEquals(0, json(first, again).path("seedGroups").size());
        assertEquals(
                "[\"first\",\"second\"]",
                json(first, again, second).at("/seedGroups/0/runs").toString());
    }

    @Test
    void differentDataAreSaidAndNothingIsTheBest() throws IOException {
        wide.data("ffff0000");
        JsonNode json = json(first, wide);
        assertEquals(0, json.path("best").size());
        assertTrue(
                json.at("/notes/0")
                        .asText()
                        .contains("data 01234567 (first); data ffff0000 (wide)"),
                json.path("notes").toString());
    }

    @Test
    void boundsOfDifferentLikelihoodsAreNotRanked() throws IOException {
        String config = Files.readString(wide.folder().resolve("config.yaml"));
        wide.write("config.yaml", config.replace("bernoulli", "gaussian"));
        JsonNode json = json(first, wide);
        assertTrue(json.at("/best/elbo").isMissingNode());
        assertEquals("[\"first\"]", json.at("/best/psnr").toString());
        assertTrue(json.at("/notes/0").asText().contains("type=gaussian (wide)"));
    }

    @Test
    void runsWithoutEvaluationAreSaid() throws IOException {
        RunOnDisk bare = RunOnDisk.of(folder.resolve("bare"), 1, 2);
        JsonNode json = json(first, bare);
        assertTrue(json.at("/notes/0").asText().endsWith("noema evaluate: bare."));
        assertTrue(json.at("/best/elbo").isMissingNode(), "one value alone is not the best");
    }

    @Test
    void theTableHasAColumnForEachRun() {
        String text = of(first, second, wide).text();
        List<String> lines = text.lines().toList();
        assertEquals(List.of("first", "second", "wide"), List.of(lines.get(0).strip().split(" +")));
        assertTrue(text.contains("-90.00 *"), text);
        assertTrue(text.contains("over 2 seeds: first, second"), text);
    }

    @Test
    void manyRunsFollowInBlocks() throws IOException {
        RunOnDisk[] runs = new RunOnDisk[13];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = RunOnDisk.of(folder.resolve("n" + i), i, 4).evaluated(-100 - i, 15);
        }
        String text = of(runs).text();
        assertEquals(3, text.lines().filter(line -> line.startsWith("seed ")).count());
    }

    @Test
    void refusesWhatCannotBeCompared() throws IOException {
        assertRefused("is no run", folder, first.folder());
        assertRefused("is no run", folder.resolve("missing"), first.folder());
        assertRefused("named twice", first.folder(), folder.resolve("wide/../first"));
        assertRefused("1 runs cannot be compared", first.folder());
        wide.write("config.yaml", "model: [1, 2\n");
        assertRefused("config.yaml:1", first.folder(), wide.folder());
    }

    @Test
    void thePageShowsAllAndEscapesIt() throws IOException {
        first.picture("samples.png");
        second.picture("previews/100/samples.png");
        second.picture("previews/20/samples.png");
        String evil = "</script><img src=x onerror='document.title=1'>";
        wide.write("samples.txt", evil);
        wide.write("config.yaml", "name: \"" + evil + "\"\n\"" + evil + "\": 1\n");
        String page = ComparisonPage.of(of(first, second, wide));
        Tags tags = Tags.of(page);
        assertEquals(2, tags.names().stream().filter("img"::equals).count());
        assertFalse(tags.attributes().contains("onerror"));
        JsonNode curves = new ObjectMapper().readTree(tags.scripts().get(0));
        assertEquals(
                "Evidence lower bound on validation data", curves.at("/charts/0/title").asText());
        JsonNode loss = curves.at("/charts/1/lines/0");
        assertEquals(200, loss.path("step").size());
        assertEquals(100, loss.path("seconds").get(199).doubleValue());
    }

    @Test
    void runsOfOneKindHaveABandOfTheirMean() throws IOException {
        Path metrics = second.folder().resolve("metrics.jsonl");
        second.write(
                "metrics.jsonl", Files.readString(metrics).replace("\"loss\":1", "\"loss\":2"));
        String page = ComparisonPage.of(of(first, wide, second));
        JsonNode charts = new ObjectMapper().readTree(Tags.of(page).scripts().get(0)).get("charts");
        JsonNode lines = charts.get(1).get("lines");
        assertEquals(4, lines.size());
        assertEquals("hue0 band", lines.at("/0/style").asText());
        assertEquals("mean of first and second", lines.at("/0/name").asText());
        assertTrue(page.contains("value=\"mean of first and second\""));
        double mean = (at(lines, 1, "mean") + at(lines, 3, "mean")) / 2;
        double apart = Math.abs(at(lines, 1, "mean") - at(lines, 3, "mean"));
        assertEquals(mean, at(lines, 0, "mean"), 1e-4 * Math.abs(mean));
        // t(0.975; 1) s / √2 on both sides, where s = |a - b| / √2
        double wide = 12.706204736174694 * apart;
        double low = lines.get(0).has("low") ? at(lines, 0, "low") : mean;
        double high = lines.get(0).has("high") ? at(lines, 0, "high") : mean;
        assertEquals(wide, high - low, 1e-3 * (1 + wide));
    }

    private static double at(JsonNode lines, int line, String part) {
        return lines.get(line).get(part).get(50).doubleValue();
    }

    @Test
    void longRunsGiveASmallPage() throws IOException {
        first.trained(100_000);
        second.trained(100_000);
        String page = ComparisonPage.of(of(first, second, wide));
        assertTrue(page.length() < 1_000_000, page.length() + " characters");
    }

    private void assertRefused(String message, Path... folders) {
        RequestException e =
                assertThrows(RequestException.class, () -> Comparison.of(List.of(folders)));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static Comparison of(RunOnDisk... runs) {
        return Comparison.of(List.of(runs).stream().map(RunOnDisk::folder).toList());
    }

    private static JsonNode json(RunOnDisk... runs) throws IOException {
        return new ObjectMapper().readTree(of(runs).json());
    }
}
