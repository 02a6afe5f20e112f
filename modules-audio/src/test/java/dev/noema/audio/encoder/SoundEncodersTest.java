package dev.noema.audio.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Activation;
import dev.noema.nn.Normalization;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.EncoderContract;
import dev.noema.trace.RecurrentCell;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SoundEncodersTest {

    @Nested
    class OverTime implements EncoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(6, 0);
        }

        @Override
        public Encoder encoder() {
            return new Conv1dEncoderFactory().create(Sounds.conv1d(Normalization.BATCH), context());
        }
    }

    @Nested
    class OverTimeGivenAClass implements EncoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(4, 3);
        }

        @Override
        public Encoder encoder() {
            return new Conv1dEncoderFactory().create(Sounds.conv1d(Normalization.GROUP), context());
        }
    }

    @Nested
    class OverTimeAndPitch implements EncoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(3, 2);
        }

        @Override
        public Encoder encoder() {
            return new Conv2dEncoderFactory().create(Sounds.conv2d(), context());
        }
    }

    @Nested
    class Recurrent implements EncoderContract {
        @Override
        public PartContext context() {
            return Sounds.context(3, 2);
        }

        @Override
        public Encoder encoder() {
            return new RecurrentEncoderFactory()
                    .create(new RecurrentOptions(RecurrentCell.GRU, 5, 2), context());
        }
    }

    @Test
    void saysWhatDoesNotFit() {
        Conv1dOptions options = Sounds.conv1d(Normalization.NONE);
        assertEquals(
                "latent: 7 dimensions cannot be shared out evenly among 2 steps; allowed are"
                        + " multiples of 2",
                refusal(() -> new Conv1dEncoderFactory().create(options, Sounds.context(7, 0))));
        PartContext short10 = new PartContext(new Shape(10, 7), 6, 0, List.of());
        assertEquals(
                "stride: steps of 6 frames in all do not fit into the 10 frames of an item;"
                        + " audio.conv1d needs a divisor",
                refusal(() -> new Conv1dEncoderFactory().create(options, short10)));
        PartContext flat = new PartContext(new Shape(70), 6, 0, List.of());
        assertEquals(
                "audio.recurrent needs items of (frames, mels), not (70)",
                refusal(
                        () ->
                                new RecurrentEncoderFactory()
                                        .create(RecurrentOptions.defaults(), flat)));
        Conv2dOptions deep =
                new Conv2dOptions(List.of(2, 2, 2), Normalization.NONE, Activation.RELU, 0);
        assertEquals(
                "widths: 3 levels leave nothing of 12 frames of 7 mels; allowed here are at most 2",
                refusal(() -> new Conv2dEncoderFactory().create(deep, Sounds.context(6, 0))));
    }

    private static String refusal(Runnable request) {
        return assertThrows(IllegalArgumentException.class, request::run).getMessage();
    }
}
