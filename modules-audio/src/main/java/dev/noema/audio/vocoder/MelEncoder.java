package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.analysis.MelAnalysis;
import dev.noema.posterior.Dirac;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/** The log mel spectrogram of a waveform as its code, in one row of numbers: nothing is learned. */
final class MelEncoder implements Encoder {

    private final Waveform waveform;
    private final MelAnalysis analysis;

    MelEncoder(Waveform waveform) {
        this.waveform = waveform;
        this.analysis = new MelAnalysis(waveform.settings());
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray x = batch.x();
        NDArray logMel = analysis.apply(x, pass);
        NDArray code = ScaledMel.of(logMel, waveform.settings());
        return new Dirac(code.reshape(x.getShape().get(0), waveform.numbers()));
    }
}
