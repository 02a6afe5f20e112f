package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;

/** The waveform of a log mel spectrogram that is laid out as one row of numbers. */
final class VocoderDecoder implements Decoder {

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
        NDArray logMel = z.reshape(z.getShape().get(0), z.getShape().get(1) / mels, mels);
        return Parameters.of(SpectralLikelihood.WAVEFORM, network.waveform(logMel, pass));
    }
}
