package @package@;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dense layers from a code to the arrays that the likelihood asks for, whichever it is. */
record @Name@Decoder(NetworkOptions options, List<ParameterSpec> outputs) implements Decoder {

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray features = given.condition().map(named -> z.concat(named, 1)).orElse(z);
        for (int i = 0; i < options.widths().size(); i++) {
            Dense hidden = new Dense(options.widths().get(i));
            features = Activation.GELU.apply(hidden.apply("hidden" + i, features, pass));
        }
        Map<String, NDArray> made = new LinkedHashMap<>();
        for (ParameterSpec output : outputs) {
            NDArray flat = new Dense(output.shape().size()).apply(output.name(), features, pass);
            made.put(output.name(), flat.reshape(new Shape(-1).addAll(output.shape())));
        }
        return new Parameters(made);
    }
}
