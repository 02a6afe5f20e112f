package dev.noema.samples.scores;

import dev.noema.testkit.contract.ExperimentContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
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
