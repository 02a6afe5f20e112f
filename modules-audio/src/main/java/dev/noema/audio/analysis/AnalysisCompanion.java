package dev.noema.audio.analysis;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.Dimension;
import dev.noema.spi.Companion;
import java.util.List;
import java.util.Map;

/**
 * The graph {@code analysis} of a bundle: {@code waveform (batch, samples)} to the log mel
 * spectrogram {@code x (batch, frames, mels)}.
 */
public final class AnalysisCompanion {

    /** The name of the graph. */
    public static final String GRAPH = "analysis";

    private static final String WAVEFORM = "waveform";
    private static final String SAMPLES = "samples";

    private AnalysisCompanion() {}

    /** For spectrograms of these settings. */
    public static Companion of(SpectrumSettings settings) {
        MelAnalysis analysis = new MelAnalysis(settings);
        return new Companion(
                List.of(
                        new Companion.Input(
                                WAVEFORM,
                                List.of(Dimension.BATCH, Dimension.named(SAMPLES)),
                                -1,
                                1)),
                Map.of(SAMPLES, 12L * settings.hop()),
                (inputs, pass) -> Map.of("x", analysis.apply(inputs.get(WAVEFORM), pass)));
    }
}
