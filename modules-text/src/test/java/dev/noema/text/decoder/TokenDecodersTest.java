package dev.noema.text.decoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Stepwise;
import dev.noema.testkit.contract.StepwiseContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class TokenDecodersTest {

    private static PartContext context(int condition, int longest) {
        return new PartContext(
                new Shape(-1),
                3,
                condition,
                List.of(new ParameterSpec("logits", new Shape(-1, 7))),
                new Sequence(longest, 7, 1));
    }

    private static Stepwise transformer(PartContext context, boolean skip, boolean tied) {
        return (Stepwise)
                new TransformerDecoderFactory()
                        .create(
                                new TransformerDecoderOptions(4, 6, 3, 2, 0.3, 0.1, skip, tied),
                                context);
    }

    private static Stepwise dilated(
            PartContext context, int kernel, List<Integer> dilations, boolean skip, boolean tied) {
        return (Stepwise)
                new DilatedDecoderFactory()
                        .create(
                                new DilatedDecoderOptions(
                                        4, 6, kernel, dilations, 0.3, 0.1, skip, tied),
                                context);
    }

    @Nested
    class Transformer implements StepwiseContract {
        @Override
        public PartContext context() {
            return TokenDecodersTest.context(2, 9);
        }

        @Override
        public Stepwise decoder() {
            return transformer(context(), true, true);
        }
    }

    /** Items that are longer than what is kept: the ring goes round. */
    @Nested
    class TransformerThatForgets implements StepwiseContract {
        @Override
        public PartContext context() {
            return TokenDecodersTest.context(0, 3);
        }

        @Override
        public Stepwise decoder() {
            return transformer(context(), false, false);
        }
    }

    @Nested
    class Dilated implements StepwiseContract {
        @Override
        public PartContext context() {
            return TokenDecodersTest.context(2, 9);
        }

        @Override
        public Stepwise decoder() {
            return dilated(context(), 3, List.of(1, 2), true, false);
        }
    }

    @Nested
    class DilatedOfTwo implements StepwiseContract {
        @Override
        public PartContext context() {
            return TokenDecodersTest.context(0, 9);
        }

        @Override
        public Stepwise decoder() {
            return dilated(context(), 2, List.of(4, 1), false, true);
        }
    }
}
