package org.example.molecules;

import dev.noema.testkit.contract.ExperimentContract;
import java.nio.file.Path;
import java.util.List;

class SelfiesExperimentTest implements ExperimentContract {

    @Override
    public Path config() {
        return Path.of("selfies.yaml");
    }

    @Override
    public List<String> settings() {
        return MosesExperimentTest.SMALL;
    }
}
