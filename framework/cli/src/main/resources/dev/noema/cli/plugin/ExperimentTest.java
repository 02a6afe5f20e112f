package @package@;

import dev.noema.testkit.contract.ExperimentContract;
import java.nio.file.Path;

class @Name@ExperimentTest implements ExperimentContract {

    @Override
    public Path config() {
        return Path.of("@name@.yaml");
    }
}
