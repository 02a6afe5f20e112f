package dev.noema.text.decoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Stepwise;
import dev.noema.testkit.contract.StepwiseContract;
import dev.noema.trace.RecurrentCell;
import java.util.List;
import org.junit.jupiter.api.Nested;

class RecurrentDecoderTest {

    private static PartContext context(int condition) {
        return new PartContext(
                new Shape(-1),
                3,
                condition,
                List.of(new ParameterSpec("logits", new Shape(-1, 7))),
                new Sequence(9, 7, 1));
    }

    @Nested
    class OneGru implements StepwiseContract {

        @Override
        public PartContext context() {
            return RecurrentDecoderTest.context(0);
        }

        @Override
        public Stepwise decoder() {
            return (Stepwise)
                    new RecurrentDecoderFactory()
                            .create(
                                    new RecurrentDecoderOptions(
                                            RecurrentCell.GRU, 4, 6, 1, 0.3, 0.2, true, true),
                                    context());
        }
    }

    @Nested
    class TwoLstmsWithACondition implements StepwiseContract {

        @Override
        public PartContext context() {
            return RecurrentDecoderTest.context(2);
        }

        @Override
        public Stepwise decoder() {
            return (Stepwise)
                    new RecurrentDecoderFactory()
                            .create(
                                    new RecurrentDecoderOptions(
                                            RecurrentCell.LSTM, 4, 6, 2, 0, 0, true, false),
                                    context());
        }
    }
}
