package @package@;

import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.EncoderContract;
import java.util.List;

class @Name@EncoderTest implements EncoderContract {

    @Override
    public PartContext context() {
        // rows of 6 numbers, 2 latent dimensions, no condition
        return new PartContext(new Shape(6), 2, 0, List.of());
    }

    @Override
    public Encoder encoder() {
        return new @Name@Encoder(new NetworkOptions(List.of(5)), context().latent());
    }
}
