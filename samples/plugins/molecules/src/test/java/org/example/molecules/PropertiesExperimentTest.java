package org.example.molecules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.RequestException;
import dev.noema.testkit.contract.ExperimentContract;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesExperimentTest implements ExperimentContract {

    @Override
    public Path config() {
        return Path.of("properties.yaml");
    }

    @Override
    public List<String> settings() {
        List<String> settings = new ArrayList<>(MosesExperimentTest.SMALL);
        settings.add("data.described=200");
        return settings;
    }

    @Test
    void aBundleTellsPropertiesFromCodes(@TempDir Path folder) {
        Path place = folder.resolve("run");
        Experiment.load(config(), settings(), Catalog.discover()).train(place, false);
        Run.open(place).export(folder.resolve("bundle"));
        FloatTensor z = new FloatTensor(new float[64], 2, 32);
        z.values()[3] = 1;
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"));
                ModelFolder run = ModelFolder.open(place, Catalog::discover)) {
            float[] told = values(bundle, z);
            assertEquals(2, told.length);
            assertTrue(told[0] != told[1], "the code does not count");
            assertArrayEquals(told, values(run.model(), z), 1e-4f);
        }
    }

    private static float[] values(GenerativeModel model, FloatTensor z) {
        return ((FloatTensor) model.run("properties", Map.of("z", z)).get("logp")).values();
    }

    @Test
    void refusesDataThatTellNone(@TempDir Path folder) {
        List<String> settings = new ArrayList<>(settings());
        settings.add("data.properties=[]");
        Experiment experiment = Experiment.load(config(), settings, Catalog.discover());
        String told =
                Assertions.assertThrows(
                                RequestException.class, () -> experiment.train(folder, false))
                        .getMessage();
        assertTrue(told.contains("data.properties"), told);
    }
}
