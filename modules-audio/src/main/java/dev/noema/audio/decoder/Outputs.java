package dev.noema.audio.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.audio.nn.Levels;
import dev.noema.likelihood.Gaussian;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays that a likelihood asks for, cut from the mels of the last layer's frames.
 *
 * @param specs what is asked for, all of one shape
 * @param mels how many numbers a frame has
 */
record Outputs(List<ParameterSpec> specs, long mels) {

    /** How many numbers a frame of the last layer has. */
    long total() {
        return specs.size() * mels;
    }

    /**
     * The likelihood's parameters; means are log powers.
     *
     * @param frames {@code (batch, frames, total)}
     */
    Parameters cut(NDArray frames) {
        NDList parts = specs.size() == 1 ? new NDList(frames) : frames.split(specs.size(), 2);
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < specs.size(); i++) {
            String name = specs.get(i).name();
            // Laplace calls its centre so, too.
            boolean level = name.equals(Gaussian.MEAN);
            arrays.put(name, level ? Levels.toLogPowers(parts.get(i)) : parts.get(i));
        }
        return new Parameters(arrays);
    }
}
