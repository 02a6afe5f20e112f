package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.Draw;
import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Batch;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of one experiment: a few steps of training, an export that equals the engine, and a
 * bundle that encodes, samples and renders.
 */
public interface ExperimentContract {

    /** The configuration. */
    Path config();

    /** Settings that make the experiment small: by default ten steps on the processor. */
    default List<String> settings() {
        return List.of("training.budget=10 steps", "training.device=cpu");
    }

    @Test
    default void trainsExportsAndServes(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("run");
        Experiment experiment = Experiment.load(config(), settings(), Catalog.discover());
        assertEquals(0, experiment.train(place, false).exitCode(), "the exit code of training");
        Run run = Run.open(place);
        Path exported = folder.resolve("bundle");
        run.export(exported);
        try (Bundle bundle = Bundle.open(exported);
                Data data = experiment.data()) {
            encode(bundle, data);
            Tensor items = sample(bundle);
            Path sheet = folder.resolve("samples." + bundle.codec().extension());
            bundle.codec().writeSheet(items, 2, bundle.about().preprocessing(), sheet);
            assertTrue(Files.size(sheet) > 0, "the sheet of samples is empty");
        }
    }

    private static void encode(Bundle bundle, Data data) {
        Map<String, Tensor> batch = data.train().read(new int[] {0}, new Draw(1, 0, false));
        FloatTensor mean =
                bundle.encode(batch.get(Batch.X), condition(bundle, 1)).get(GenerativeModel.MEAN);
        Numbers.assertFinite("the mean of an item's code", mean);
    }

    private static Tensor sample(Bundle bundle) {
        Map<String, FloatTensor> drawn = bundle.sample(4, 1, 1, condition(bundle, 4));
        if (!bundle.about().sequence().varies()) {
            Numbers.assertFinite("a sample", drawn.get(GenerativeModel.EXPECTED));
            return drawn.get(GenerativeModel.EXPECTED);
        }
        return Generation.of(
                        bundle.steps(),
                        bundle.about().sequence(),
                        drawn.get(GenerativeModel.Z),
                        condition(bundle, 4),
                        Decoding.SAMPLE,
                        1)
                .all();
    }

    private static Optional<LongTensor> condition(Bundle bundle, int count) {
        return !bundle.about().classes().isEmpty()
                ? Optional.of(new LongTensor(new long[count], count))
                : Optional.empty();
    }
}
