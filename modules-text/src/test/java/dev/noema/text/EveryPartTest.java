package dev.noema.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.training.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each encoder and decoder learns, is exported, and makes the same tokens as a bundle. */
class EveryPartTest {

    @TempDir private Path folder;

    @Test
    void convolutions() throws IOException {
        learnsAndIsDeployed(
                "{type: text.convolutional, embedding: 8, size: 12, layers: 2, dropout: 0.1}",
                "{type: text.dilated-convolution, embedding: 8, size: 16, dilations: [1, 2]}");
    }

    @Test
    void transformers() throws IOException {
        learnsAndIsDeployed(
                "{type: text.transformer, embedding: 8, size: 12, heads: 2, layers: 1}",
                "{type: text.transformer, embedding: 8, size: 16, heads: 4, layers: 2}");
    }

    private void learnsAndIsDeployed(String encoder, String decoder) throws IOException {
        Path config = TinyText.config(folder);
        Path place = folder.resolve("run");
        List<String> settings =
                List.of(
                        "model.encoder=" + encoder,
                        "model.decoder=" + decoder,
                        "data.tokenizer={type: byte-pairs, limit: 300}",
                        "model.likelihood={type: categorical, label-smoothing: 0.05}");
        Outcome outcome = TinyText.train(config, settings, place, false, -1);
        assertEquals(0, outcome.exitCode());
        Run run = Run.open(place, TinyText.CATALOG);
        List<Double> validated =
                Files.readAllLines(run.folder().metrics()).stream()
                        .filter(line -> line.contains("validation.reconstruction"))
                        .map(
                                line ->
                                        line.replaceAll(
                                                ".*validation.reconstruction\":([0-9.]+).*", "$1"))
                        .map(Double::valueOf)
                        .toList();
        assertTrue(validated.get(1) < 0.9 * validated.get(0), validated.toString());
        assertEquals(List.of(), unmoved(run));
        Path bundle = folder.resolve("bundle");
        run.export(bundle);
        try (TrainedModel engine = run.model();
                Bundle graphs = Bundle.open(bundle)) {
            for (Decoding decoding : List.of(Decoding.GREEDY, Decoding.SAMPLE)) {
                assertArrayEquals(
                        drawn(engine, decoding).values(), drawn(graphs, decoding).values());
            }
        }
    }

    /** The parameters that no gradient has reached. */
    private static List<String> unmoved(Run run) {
        return run
                .folder()
                .checkpoints()
                .newest(line -> {})
                .orElseThrow()
                .tensors()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().startsWith("optimizer/first-moment/"))
                .filter(entry -> isZero(((FloatTensor) entry.getValue()).values()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static LongTensor drawn(GenerativeModel model, Decoding decoding) {
        FloatTensor z = model.sample(20, 3, 1, Optional.empty()).get(GenerativeModel.Z);
        return Generation.of(
                        model.steps(), model.about().sequence(), z, Optional.empty(), decoding, 3)
                .all();
    }
}
