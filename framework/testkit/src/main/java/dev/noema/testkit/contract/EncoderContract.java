package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.testkit.NativeMemoryCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every encoder must keep. */
public interface EncoderContract {

    /** The model for which {@link #encoder} is made; small, so that the tests are quick. */
    PartContext context();

    /** The encoder under test, a new one at each call. */
    Encoder encoder();

    @Test
    default void describesEachItemByFiniteNumbers() {
        try (CompiledPart part = encoding()) {
            Map<String, FloatTensor> posterior = part.run(3, part.data(3), 0);
            assertArrayEquals(
                    new long[] {3, context().latent()}, posterior.get("posterior.mean").shape());
            assertArrayEquals(new long[] {3, context().latent()}, posterior.get("z").shape());
            assertArrayEquals(new long[] {3}, posterior.get("log_probability").shape());
            posterior.forEach(Numbers::assertFinite);
        }
    }

    @Test
    default void treatsABatchOfOneAsAnyOther() {
        try (CompiledPart part = encoding()) {
            Numbers.assertFirstItemAlike(part);
        }
    }

    @Test
    default void drawsTheSameFromTheSameNoise() {
        try (CompiledPart part = encoding()) {
            Map<String, FloatTensor> data = part.data(3);
            float[] z = part.run(3, data, 5).get("z").values();
            assertArrayEquals(z, part.run(3, data, 5).get("z").values());
            assertFalse(Arrays.equals(z, part.run(3, data, 6).get("z").values()));
        }
    }

    @Test
    default void learnsCompiledAsItDoesEager() {
        Learning.assertCompiledAgreesWithEager(this::autoencoder);
    }

    @Test
    default void sendsGradientsToEachParameter() {
        Learning.assertGradientsReach("encoder/", this::autoencoder);
    }

    @Test
    default void goesOnFromASavedState() {
        Learning.assertGoesOn(this::autoencoder);
    }

    @Test
    default void leavesNoNativeMemoryBehind() {
        NativeMemoryCheck.assertNothingLeft(() -> Learning.learn(this::autoencoder));
    }

    private Autoencoder autoencoder() {
        return Autoencoder.around(encoder(), context());
    }

    private CompiledPart encoding() {
        Encoder encoder = encoder();
        return CompiledPart.of(
                context(),
                Map.of(Batch.X, context().event()),
                (arrays, count, pass) -> {
                    var posterior = encoder.encode(new Batch(arrays), pass);
                    var z = posterior.sample(pass);
                    Map<String, NDArray> outputs = new LinkedHashMap<>();
                    posterior
                            .parameters()
                            .forEach((name, array) -> outputs.put("posterior." + name, array));
                    outputs.put("z", z);
                    outputs.put("log_probability", posterior.logProbability(z));
                    return outputs;
                });
    }
}
