package dev.noema.audio.codec;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import java.util.Map;

/**
 * The network that a model has with it, as its graph {@value #GRAPH}: spectrograms of any length to
 * sound.
 *
 * @param model holds the graph; closed by whoever opened it
 * @param mels how many numbers a frame has
 */
public record NeuralVocoder(GenerativeModel model, int mels) implements Vocoder {

    /** The graph: {@code x (batch, frames, mels)} to {@code waveform (batch, samples)}. */
    public static final String GRAPH = "vocoder";

    /** Whether a model has one. */
    public static boolean isIn(GenerativeModel model) {
        return model.graphs().contains(GRAPH);
    }

    @Override
    public float[] samples(float[] spectrogram) {
        long frames = spectrogram.length / mels;
        if (frames < 2) {
            return new float[0];
        }
        FloatTensor x = new FloatTensor(spectrogram, 1, frames, mels);
        return ((FloatTensor) model.run(GRAPH, Map.of("x", x)).get("waveform")).values();
    }
}
