package dev.noema.samples.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.samples.scores.measures.ValidBars;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.testkit.contract.ExperimentContract;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations as they are, on made-up music. */
class ScoresExperimentTest {

    @TempDir private static Path folder;

    @BeforeAll
    static void writePieces() throws IOException {
        Chorales.folder(folder.resolve("pieces"), 12);
    }

    private static List<String> small() {
        return List.of(
                "training.budget=4 steps",
                "training.batch=4",
                "training.device=cpu",
                "model.encoder.size=8",
                "model.decoder.size=8",
                "data.source=" + folder.resolve("pieces"));
    }

    @Nested
    class ChoralesTest implements ExperimentContract {

        @Override
        public Path config() {
            return Path.of("chorales.yaml");
        }

        @Override
        public List<String> settings() {
            return small();
        }
    }

    /** By what has no probability, not by what was learned: of two steps there is little. */
    @Test
    void makesValidBarsAlone() {
        Path place = folder.resolve("hardly-trained");
        List<String> settings = new ArrayList<>(small());
        settings.set(0, "training.budget=2 steps");
        Experiment experiment =
                Experiment.load(Path.of("chorales.yaml"), settings, Catalog.discover());
        assertEquals(0, experiment.train(place, false).exitCode());
        Run run = Run.open(place);
        VoiceTokens vocabulary = VoiceTokens.of(run.description().preprocessing());
        try (GenerativeModel model = run.model()) {
            LongTensor items =
                    Generation.of(
                                    model.steps(),
                                    model.about().sequence(),
                                    model.sample(20, 1, 1, Optional.empty()).get(GenerativeModel.Z),
                                    Optional.empty(),
                                    Decoding.SAMPLE.withTemperature(1.5),
                                    1)
                            .all();
            List<long[]> rows =
                    IntStream.range(0, 20).mapToObj(item -> Lengths.tokens(items, item)).toList();
            assertEquals(new ValidBars(40, 40), ValidBars.of(rows, vocabulary, List.of(128)));
        }
    }

    @Nested
    class MelodiesTest implements ExperimentContract {

        @Override
        public Path config() {
            return Path.of("melodies.yaml");
        }

        @Override
        public List<String> settings() {
            return small();
        }
    }

    @Nested
    class LongMelodiesTest implements ExperimentContract {

        @Override
        public Path config() {
            return Path.of("long-melodies.yaml");
        }

        @Override
        public List<String> settings() {
            List<String> settings = new ArrayList<>(small());
            settings.add("data.bars=4");
            settings.add("model.decoder.conductor=8");
            return settings;
        }
    }
}
