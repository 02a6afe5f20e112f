package @package@;

import dev.noema.data.DataType;
import dev.noema.testkit.contract.DataTypeContract;
import java.util.Map;

class @Name@DataTest implements DataTypeContract<@Name@Options> {

    @Override
    public DataType<@Name@Options> dataType() {
        return new @Name@Data();
    }

    @Override
    public @Name@Options options() {
        return new @Name@Options("builtin:@name@", 0.1, 0.1);
    }

    @Override
    public Map<String, @Name@Options> broken() {
        return Map.of("missing.csv", new @Name@Options("missing.csv", 0.1, 0.1));
    }
}
