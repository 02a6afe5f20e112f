package org.example.molecules;

import dev.noema.testkit.contract.ExperimentContract;
import java.nio.file.Path;
import java.util.List;

class MosesExperimentTest implements ExperimentContract {

    static final List<String> SMALL =
            List.of(
                    "training.budget=10 steps",
                    "training.device=cpu",
                    "data.source=builtin:molecules",
                    "data.pairs=20",
                    "model.encoder.size=8",
                    "model.decoder.size=16");

    @Override
    public Path config() {
        return Path.of("moses.yaml");
    }

    @Override
    public List<String> settings() {
        return SMALL;
    }
}
