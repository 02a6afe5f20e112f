package dev.noema.image.encoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Activation;
import dev.noema.nn.MlpOptions;
import dev.noema.nn.Normalization;
import dev.noema.spi.Encoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.EncoderContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class MlpEncoderTest {

    private static PartContext pictures(int condition) {
        Shape event = new Shape(3, 5, 7);
        return new PartContext(event, 3, condition, List.of(new ParameterSpec("mean", event)));
    }

    private static Encoder mlp(MlpOptions options, PartContext context) {
        return new MlpEncoderFactory().create(options, context);
    }

    @Nested
    class TwoLayersWithDropout implements EncoderContract {
        @Override
        public PartContext context() {
            return pictures(4);
        }

        @Override
        public Encoder encoder() {
            MlpOptions options =
                    new MlpOptions(List.of(6, 5), Activation.SILU, Normalization.BATCH, 0.2);
            return mlp(options, context());
        }
    }

    @Nested
    class OneNormalizedLayer implements EncoderContract {
        @Override
        public PartContext context() {
            return pictures(0);
        }

        @Override
        public Encoder encoder() {
            MlpOptions options =
                    new MlpOptions(List.of(6), Activation.RELU, Normalization.LAYER, 0);
            return mlp(options, context());
        }
    }

    @Nested
    class Linear implements EncoderContract {
        @Override
        public PartContext context() {
            return pictures(2);
        }

        @Override
        public Encoder encoder() {
            MlpOptions options = new MlpOptions(List.of(), Activation.RELU, Normalization.NONE, 0);
            return mlp(options, context());
        }
    }
}
