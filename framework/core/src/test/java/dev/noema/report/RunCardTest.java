package dev.noema.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCardTest {

    @TempDir private Path run;

    @Test
    void saysWhatTheFolderHolds() throws IOException {
        Files.writeString(
                run.resolve("config.yaml"),
                "name: small\ndata:\n  type: image.idx\n  validation: 0.1\nmodel:\n  latent: 2\n");
        assertTrue(card().contains("licence: not known"));
        assertTrue(card().contains("Not yet measured on test data"));
        Files.writeString(
                run.resolve("provenance.json"),
                """
                {"dataDigest": "abc", "licence": "CC BY 4.0", "seed": 3, "base": "/home/someone"}
                """);
        Files.writeString(
                run.resolve("data.json"),
                """
                {"codec": "text", "event": [-1], "values": {"minimum": 0, "maximum": 29},
                 "sequence": {"longest": 1200, "tokens": 30}, "classes": ["a|b", "c"]}
                """);
        Files.writeString(
                run.resolve("evaluation.json"),
                """
                {"data": "test", "bound": {"items": 2000, "elbo": {"value": -90.25}},
                 "reconstructions": [{"metric": "psnr", "unit": "dB", "model": 20.1,
                   "baseline": 18.5, "components": 2}],
                 "measurements": [{"title": "Samples", "columns": ["model", "data"],
                   "rows": [{"measure": "distance", "unit": "nats", "values": [0.25, "NaN"]}]}]}
                """);
        String card = card();
        for (String line :
                new String[] {
                    "# small",
                    "- one item: any length",
                    "- longest item: 1,200 elements",
                    "- vocabulary: 30 tokens",
                    "- classes: a\\|b, c",
                    "- licence: CC BY 4.0",
                    "  validation: 0.1",
                    "On the test data, 2,000 items:",
                    "| Evidence lower bound | \u221290.25 |  | nats |",
                    "| Reconstruction, PSNR | 20.10 | 18.50 | dB |",
                    "| distance | 0.250 |  | nats |",
                    "- seed: 3"
                }) {
            assertTrue(card.lines().anyMatch(line::equals), line + " is not in " + card);
        }
        assertFalse(card.contains("/home"), card);
    }

    private String card() throws IOException {
        RunCard.write(run);
        return Files.readString(run.resolve("README.md"));
    }
}
