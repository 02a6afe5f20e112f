package dev.noema.text.encoder;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.SequenceEncoderContract;
import dev.noema.trace.RecurrentCell;
import java.util.List;
import org.junit.jupiter.api.Nested;

class TokenEncodersTest {

    private static PartContext context(int condition) {
        return new PartContext(new Shape(-1), 3, condition, List.of(), new Sequence(9, 7, 1));
    }

    /** Of an unconditional model of seven tokens. */
    private interface Plain extends SequenceEncoderContract {
        @Override
        default PartContext context() {
            return TokenEncodersTest.context(0);
        }
    }

    private static Encoder recurrent(
            RecurrentCell cell, int layers, boolean both, Pooling pooling) {
        return new RecurrentEncoderFactory()
                .create(
                        new RecurrentEncoderOptions(cell, 4, 6, layers, both, pooling, 0),
                        context(0));
    }

    private static Encoder transformer(Pooling pooling, PartContext context) {
        return new TransformerEncoderFactory()
                .create(new TransformerEncoderOptions(4, 6, 3, 2, pooling, 0.1), context);
    }

    private static Encoder convolutional(Pooling pooling, int kernel, int layers) {
        return new ConvolutionalEncoderFactory()
                .create(
                        new ConvolutionalEncoderOptions(4, 6, kernel, layers, pooling, 0.1),
                        context(0));
    }

    @Nested
    class GruWithTheLastState implements Plain {
        @Override
        public Encoder encoder() {
            return recurrent(RecurrentCell.GRU, 1, true, Pooling.LAST);
        }
    }

    @Nested
    class LstmsWithAttention implements Plain {
        @Override
        public Encoder encoder() {
            return recurrent(RecurrentCell.LSTM, 2, true, Pooling.ATTENTION);
        }
    }

    @Nested
    class GruWithTheMean implements Plain {
        @Override
        public Encoder encoder() {
            return recurrent(RecurrentCell.GRU, 2, false, Pooling.MEAN);
        }
    }

    @Nested
    class GruWithTheMaximum implements Plain {
        @Override
        public Encoder encoder() {
            return recurrent(RecurrentCell.GRU, 1, false, Pooling.MAX);
        }
    }

    @Nested
    class ConvolutionsWithAttention implements Plain {
        @Override
        public Encoder encoder() {
            return convolutional(Pooling.ATTENTION, 5, 2);
        }
    }

    @Nested
    class ConvolutionsWithTheMean implements Plain {
        @Override
        public Encoder encoder() {
            return convolutional(Pooling.MEAN, 3, 3);
        }
    }

    @Nested
    class TransformerWithAttention implements SequenceEncoderContract {
        @Override
        public PartContext context() {
            return TokenEncodersTest.context(2);
        }

        @Override
        public Encoder encoder() {
            return transformer(Pooling.ATTENTION, context());
        }
    }

    @Nested
    class TransformerWithTheLastPlace implements Plain {
        @Override
        public Encoder encoder() {
            return transformer(Pooling.LAST, context());
        }
    }

    @Nested
    class TransformerWithTheMean implements Plain {
        @Override
        public Encoder encoder() {
            return transformer(Pooling.MEAN, context());
        }
    }
}
