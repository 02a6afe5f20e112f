package dev.noema.audio.vocoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.measure.MelDistance;
import dev.noema.audio.measure.Resolutions;
import dev.noema.audio.measure.SpectralDistance;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.experiment.TrainedModel;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.prior.Flat;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Sequence;
import dev.noema.spi.Decoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.DecoderContract;
import dev.noema.testkit.contract.LikelihoodContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VocoderPartsTest {

    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(8000, 64, 16, 64, 8, 0, 4000, 1e-5);
    private static final Shape EVENT = new Shape(128);

    private static PartContext waveforms(int latent) {
        ParameterSpec waveform = new ParameterSpec(SpectralLikelihood.WAVEFORM, EVENT);
        return new PartContext(
                EVENT, latent, 0, List.of(waveform), Sequence.NONE, SETTINGS.entries());
    }

    private static float[] noise(int seed) {
        float[] samples = new float[128];
        Random random = new Random(seed);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (random.nextFloat() - 0.5f) * (i < 64 ? 0 : 1);
        }
        return samples;
    }

    @Nested
    class TheNetwork implements DecoderContract {
        @Override
        public PartContext context() {
            return waveforms(72);
        }

        @Override
        public Decoder decoder() {
            return new VocoderDecoderFactory()
                    .create(new InverseSpectrumOptions(12, 2, 2), context());
        }
    }

    /** Noise over silence: half of the frames have no gradient of their own. */
    @Nested
    class TheDistance implements LikelihoodContract {
        @Override
        public Shape event() {
            return EVENT;
        }

        @Override
        public Likelihood likelihood() {
            return new SpectralLikelihoodFactory()
                    .create(SpectralOptions.defaults(), waveforms(72));
        }

        @Override
        public List<KnownDensity> known() {
            float[] x = noise(1);
            float[] made = noise(2);
            LogMel mel = new LogMel(SETTINGS);
            double nats = MelDistance.of(mel.of(x), mel.of(made)) * Math.log(10) / 10;
            double distance = SpectralDistance.of(x, made, Resolutions.usual(8000)).sum();
            return List.of(
                    new KnownDensity(x, Map.of("waveform", made), -distance - nats),
                    new KnownDensity(x, Map.of("waveform", x), 0));
        }
    }

    @Test
    void theCodeIsTheSpectrogram() {
        PartContext context = waveforms(72);
        Model parts =
                new Model(
                        new MelEncoderFactory().create(new MelEncoderOptions(), context),
                        new VocoderDecoderFactory()
                                .create(new InverseSpectrumOptions(8, 1, 1), context),
                        new Flat(72),
                        new SpectralLikelihoodFactory()
                                .create(SpectralOptions.defaults(), context));
        TracedModel traced = new TracedModel(parts, Conditioning.NONE, EVENT, 72);
        float[] x = noise(3);
        float[] expected = new LogMel(SETTINGS).of(x);
        for (int i = 0; i < expected.length; i++) {
            // -2 in silence, 2 at a power of 1.
            expected[i] = 2 - 4 * expected[i] / SETTINGS.silence();
        }
        GenerativeModel.About about =
                new GenerativeModel.About(
                        "test", "none", Map.of(), List.of(128L), 72, List.of(), Sequence.NONE);
        traced.functions();
        Map<String, FloatTensor> weights = new HashMap<>();
        traced.weights()
                .parameters()
                .forEach(
                        (name, array) ->
                                weights.put(
                                        name,
                                        new FloatTensor(
                                                array.toFloatArray(),
                                                array.getShape().getShape())));
        try (TrainedModel model = new TrainedModel(about, traced, weights, Device.cpu())) {
            FloatTensor code =
                    model.encode(new FloatTensor(x, 1, 128), Optional.empty())
                            .get(GenerativeModel.MEAN);
            assertArrayEquals(expected, code.values(), 1e-4f);
        }
    }

    @Test
    void otherDataAndOtherCodesAreRefused() {
        PartContext pictures = new PartContext(new Shape(1, 8, 8), 72, 0, List.of());
        String picture = refused(pictures);
        assertTrue(picture.contains("audio.waveforms"), picture);
        String latent = refused(waveforms(32));
        assertEquals("model.latent: 32; a spectrogram of 9 frames of 8 mels needs 72", latent);
    }

    private static String refused(PartContext context) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new MelEncoderFactory().create(new MelEncoderOptions(), context))
                .getMessage();
    }
}
