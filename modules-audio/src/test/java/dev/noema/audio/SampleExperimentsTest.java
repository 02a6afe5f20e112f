package dev.noema.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleExperimentsTest {

    private static final Path EXPERIMENTS = Path.of("..", "samples", "experiments");

    @ParameterizedTest
    @ValueSource(strings = {"voice", "spoken-digits"})
    void bindsAndIsNamedAsItsFile(String name) {
        Path file = EXPERIMENTS.resolve(name + ".yaml");
        ConfigBinder binder = new ConfigBinder(Catalog.discover());
        assertEquals(name, binder.read(ExperimentConfig.class, file, List.of()).value().name());
    }
}
