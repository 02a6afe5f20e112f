package dev.noema.audio.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import dev.noema.audio.encoder.Conv1dOptions;
import dev.noema.audio.encoder.RecurrentOptions;
import dev.noema.audio.encoder.Sounds;
import dev.noema.nn.Normalization;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.DecoderContract;
import dev.noema.trace.RecurrentCell;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SoundDecodersTest {

    @Nested
    class OverTime implements DecoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(6, 0);
        }

        @Override
        public Decoder decoder() {
            return new Conv1dDecoderFactory().create(Sounds.conv1d(Normalization.BATCH), context());
        }
    }

    @Nested
    class OverTimeGivenAClass implements DecoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(4, 3);
        }

        @Override
        public Decoder decoder() {
            return new Conv1dDecoderFactory().create(Sounds.conv1d(Normalization.GROUP), context());
        }
    }

    @Nested
    class OverTimeAndPitch implements DecoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(3, 2);
        }

        @Override
        public Decoder decoder() {
            return new Conv2dDecoderFactory().create(Sounds.conv2d(), context());
        }
    }

    @Nested
    class Recurrent implements DecoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(3, 2);
        }

        @Override
        public Decoder decoder() {
            return new RecurrentDecoderFactory()
                    .create(new RecurrentOptions(RecurrentCell.LSTM, 5, 1), context());
        }
    }

    @Test
    void saysWhatItCannotMake() {
        Shape event = new Shape(12, 7);
        PartContext mixed =
                new PartContext(
                        event, 6, 0, List.of(new ParameterSpec("logits", new Shape(12, 7, 3))));
        assertEquals(
                "audio.conv1d makes arrays of (12, 7), but the likelihood asks for logits of (12, 7,"
                        + " 3)",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new Conv1dDecoderFactory()
                                                .create(Conv1dOptions.defaults(), mixed))
                        .getMessage());
    }
}
