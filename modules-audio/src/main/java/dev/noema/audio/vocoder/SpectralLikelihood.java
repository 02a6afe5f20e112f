package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.analysis.MelAnalysis;
import dev.noema.audio.measure.Resolutions;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * Waveforms are the likelier the nearer their spectra are, -log p(x|z) = the multi-resolution
 * distance of {@link dev.noema.audio.measure.SpectralDistance} + weight times the mean difference
 * of log mels in nats.
 *
 * <p>A distance, and a density only up to a constant that nobody knows: bounds compare between
 * models of the same settings, and mean nothing beside those of others. Phases do not count but
 * through the spectra, since no network can know them from a spectrogram.
 */
final class SpectralLikelihood implements Likelihood {

    /** The waveform that the decoder makes, {@code (batch, samples)}. */
    static final String WAVEFORM = "waveform";

    // sqrt(s) has no gradient at 0, where a silent frame is exactly right.
    private static final float TINY = 1e-18f;

    private final List<SpectrumSettings> resolutions;
    private final List<MelAnalysis> analyses;
    private final MelAnalysis mel;
    private final float melWeight;

    SpectralLikelihood(SpectrumSettings settings, double melWeight) {
        this.resolutions = Resolutions.usual(settings.rate());
        this.analyses = resolutions.stream().map(MelAnalysis::new).toList();
        this.mel = new MelAnalysis(settings);
        this.melWeight = (float) melWeight;
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return List.of(new ParameterSpec(WAVEFORM, event));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        // What does not count is silent on both sides.
        NDArray target = mask == null ? x : x.mul(mask);
        NDArray made = mask == null ? given.get(WAVEFORM) : given.get(WAVEFORM).mul(mask);
        NDArray mels = mel.apply(target, pass).sub(mel.apply(made, pass));
        NDArray sum = mels.abs().mean(new int[] {1, 2}).mul(melWeight);
        for (int i = 0; i < resolutions.size(); i++) {
            float floor = (float) resolutions.get(i).floor();
            NDArray wanted = analyses.get(i).powers(target, pass).maximum(floor);
            NDArray found = analyses.get(i).powers(made, pass).maximum(floor);
            sum = sum.add(distance(wanted, found).div(resolutions.size()));
        }
        return sum.neg();
    }

    /** |M - M'| / |M| + mean |log M - log M'| of powers M^2, {@code (batch)}. */
    private static NDArray distance(NDArray wanted, NDArray found) {
        int[] all = {1, 2};
        NDArray apart = wanted.sqrt().sub(found.sqrt()).square().sum(all).add(TINY).sqrt();
        NDArray convergence = apart.div(wanted.sum(all).sqrt());
        NDArray logs = wanted.log().sub(found.log()).abs().mean(all).div(2);
        return convergence.add(logs);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(WAVEFORM);
    }

    /** The waveform itself: a distance does not say how to draw around it. */
    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        return given.get(WAVEFORM);
    }

    @Override
    public Support support() {
        return Support.REAL;
    }
}
