package dev.noema.audio.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.LaplaceFactory;
import dev.noema.likelihood.LaplaceOptions;
import dev.noema.objective.DecodedBatch;
import dev.noema.spi.Batch;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolutionsTest {

    private static final PartContext CONTEXT = new PartContext(new Shape(8, 5), 2, 0, List.of());

    /** The term of a spectrogram of eight frames of five bands, reconstructed as zeros. */
    private static float[] terms(int levels, NDArray x) {
        return new ResolutionsFactory()
                .create(new ResolutionsOptions(1, levels), CONTEXT)
                .value(
                        new DecodedBatch(
                                new Batch(Map.of(Batch.X, x)),
                                null,
                                Parameters.of("mean", x.zerosLike()),
                                new LaplaceFactory().create(LaplaceOptions.defaults(), CONTEXT),
                                null),
                        null)
                .toFloatArray();
    }

    @Test
    void aConstantCountsAtEachResolution() {
        try (NDManager manager = Torch.newManager()) {
            NDArray x = manager.full(new Shape(1, 8, 5), -0.5f);
            assertArrayEquals(new float[] {20}, terms(1, x), 1e-5f);
            // patches of 2 cover 8 frames of 4 bands, patches of 4 the same
            assertArrayEquals(new float[] {20 + 16 + 16}, terms(3, x), 1e-5f);
            // 5 bands halve twice: a fourth resolution would be empty
            assertArrayEquals(terms(3, x), terms(9, x));
        }
    }

    @Test
    void whatChangesFromFrameToFrameCountsAtTheFinestAlone() {
        try (NDManager manager = Torch.newManager()) {
            NDArray sign = manager.arange(8).mod(2).mul(2).sub(1).reshape(1, 8, 1);
            NDArray x = sign.broadcast(new Shape(1, 8, 5)).toType(DataType.FLOAT32, false);
            assertArrayEquals(new float[] {40}, terms(3, x), 1e-5f);
        }
    }

    @Test
    void refusesWhatIsNoSpectrogram() {
        PartContext flat = new PartContext(new Shape(40), 2, 0, List.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> new ResolutionsFactory().create(ResolutionsOptions.defaults(), flat));
        assertThrows(IllegalArgumentException.class, () -> new ResolutionsOptions(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> new ResolutionsOptions(1, 0));
    }
}
