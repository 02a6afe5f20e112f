package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.NativeMemoryCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every decoder must keep. */
public interface DecoderContract {

    /** The model for which {@link #decoder} is made; small, so that the tests are quick. */
    PartContext context();

    /** The decoder under test, a new one at each call. */
    Decoder decoder();

    @Test
    default void makesWhatTheLikelihoodAsksFor() {
        try (CompiledPart part = decoding()) {
            Map<String, FloatTensor> made = part.run(3, part.data(3), 0);
            List<String> names = context().outputs().stream().map(ParameterSpec::name).toList();
            assertEquals(names, List.copyOf(made.keySet()));
            for (ParameterSpec spec : context().outputs()) {
                assertArrayEquals(
                        new Shape(3).addAll(spec.shape()).getShape(),
                        made.get(spec.name()).shape(),
                        spec.name());
            }
            made.forEach(Numbers::assertFinite);
        }
    }

    @Test
    default void treatsABatchOfOneAsAnyOther() {
        try (CompiledPart part = decoding()) {
            Numbers.assertFirstItemAlike(part);
        }
    }

    @Test
    default void decodesTheSameCodeAlike() {
        try (CompiledPart part = decoding()) {
            Map<String, FloatTensor> data = part.data(3);
            Map<String, FloatTensor> again = part.run(3, data, 0);
            part.run(3, data, 0)
                    .forEach(
                            (name, made) ->
                                    assertArrayEquals(again.get(name).values(), made.values()));
        }
    }

    @Test
    default void learnsCompiledAsItDoesEager() {
        Learning.assertCompiledAgreesWithEager(this::autoencoder);
    }

    @Test
    default void sendsGradientsToEachParameter() {
        Learning.assertGradientsReach("decoder/", this::autoencoder);
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
        return Autoencoder.around(decoder(), context());
    }

    private CompiledPart decoding() {
        Decoder decoder = decoder();
        return CompiledPart.of(
                context(),
                Map.of(TracedModel.Z, new Shape(context().latent())),
                (arrays, count, pass) ->
                        decoder.decode(arrays.get(TracedModel.Z), new Batch(arrays), pass)
                                .arrays());
    }
}
