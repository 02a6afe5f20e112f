package dev.noema.image.decoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Activation;
import dev.noema.nn.MlpOptions;
import dev.noema.nn.Normalization;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.DecoderContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class MlpDecoderTest {

    private static PartContext pictures(int condition, ParameterSpec... outputs) {
        return new PartContext(new Shape(3, 5, 7), 3, condition, List.of(outputs));
    }

    private static Decoder mlp(MlpOptions options, PartContext context) {
        return new MlpDecoderFactory().create(options, context);
    }

    @Nested
    class OutputsOfSeveralShapes implements DecoderContract {
        @Override
        public PartContext context() {
            return pictures(
                    4,
                    new ParameterSpec("mean", new Shape(3, 5, 7)),
                    new ParameterSpec("scale", new Shape(1)));
        }

        @Override
        public Decoder decoder() {
            MlpOptions options =
                    new MlpOptions(List.of(6, 5), Activation.GELU, Normalization.GROUP, 0);
            return mlp(options, context());
        }
    }

    @Nested
    class OneLayerWithDropout implements DecoderContract {
        @Override
        public PartContext context() {
            return pictures(0, new ParameterSpec("logits", new Shape(3, 5, 7)));
        }

        @Override
        public Decoder decoder() {
            MlpOptions options =
                    new MlpOptions(List.of(6), Activation.TANH, Normalization.BATCH, 0.5);
            return mlp(options, context());
        }
    }
}
