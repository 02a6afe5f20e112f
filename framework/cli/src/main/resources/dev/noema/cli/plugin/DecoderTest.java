package @package@;

import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.DecoderContract;
import java.util.List;

class @Name@DecoderTest implements DecoderContract {

    @Override
    public PartContext context() {
        // rows of 6 numbers, 2 latent dimensions, a condition of 3 numbers
        Shape row = new Shape(6);
        return new PartContext(row, 2, 3, List.of(new ParameterSpec("mean", row)));
    }

    @Override
    public Decoder decoder() {
        return new @Name@Decoder(new NetworkOptions(List.of(5)), context().outputs());
    }
}
