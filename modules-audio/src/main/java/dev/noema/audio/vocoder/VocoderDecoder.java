package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.codec.NeuralVocoder;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.Dimension;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.Map;

/**
 * The waveform of a log mel spectrogram that is laid out as one row of numbers; and the same
 * network as a companion of other models, for spectrograms of any length.
 */
final class VocoderDecoder implements Decoder, Accompanied {

    private static final String FRAMES = "frames";
    private static final long USUAL_FRAMES = 64;

    /** Mel powers of sounds at full scale end about here, in nats. */
    private static final double LOUDEST = 4;

    private final SpectrumSettings settings;
    private final InverseSpectrum network;

    VocoderDecoder(SpectrumSettings settings, InverseSpectrumOptions options) {
        this.settings = settings;
        this.network = new InverseSpectrum(settings, options);
    }

    /**
     * The waveform.
     *
     * @param z {@code (batch, frames mels)}
     */
    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        long mels = settings.mels();
        NDArray code = z.reshape(z.getShape().get(0), z.getShape().get(1) / mels, mels);
        NDArray logMel = ScaledMel.logMel(code, settings);
        return Parameters.of(SpectralLikelihood.WAVEFORM, network.waveform(logMel, pass));
    }

    /** {@code vocoder}: {@code x (batch, frames, mels)} to {@code waveform (batch, samples)}. */
    @Override
    public Map<String, Companion> companions() {
        Companion.Input x =
                new Companion.Input(
                        Batch.X,
                        List.of(
                                Dimension.BATCH,
                                Dimension.named(FRAMES),
                                Dimension.of(settings.mels())),
                        settings.silence(),
                        LOUDEST);
        Companion vocoder =
                new Companion(
                                List.of(x),
                                Map.of(FRAMES, USUAL_FRAMES),
                                (inputs, pass) ->
                                        Map.of(
                                                SpectralLikelihood.WAVEFORM,
                                                network.waveform(inputs.get(Batch.X), pass)))
                        // A waveform lies between frames.
                        .atLeast(Map.of(FRAMES, 2L))
                        .fitting(settings.entries());
        return Map.of(NeuralVocoder.GRAPH, vocoder);
    }
}
