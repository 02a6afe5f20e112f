package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a signal is cut into frames for a short-time Fourier transform.
 *
 * @param length of a frame, in samples; 1 or more
 * @param hop from one frame to the next, in samples; 1 or more
 * @param centred whether frame m is centred at sample m hop, for which the signal is mirrored at
 *     both ends; otherwise it begins there
 * @param normalized whether the transform is divided by the square root of the length
 */
public record Frames(int length, int hop, boolean centred, boolean normalized) {

    public Frames {
        if (length < 1 || hop < 1) {
            throw new IllegalArgumentException(
                    "frames of " + length + " samples every " + hop + "; both must be 1 or more");
        }
    }

    /** Centred frames without normalisation, as torch and librosa make them by default. */
    public static Frames centred(int length, int hop) {
        return new Frames(length, hop, true, false);
    }

    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("fft", (long) length);
        attributes.put("hop", (long) hop);
        attributes.put("centred", centred);
        attributes.put("normalized", normalized);
        return attributes;
    }

    /** A window filled up with zeros at both ends to the length of a frame. */
    NDArray fitted(NDArray window) {
        long missing = length - window.getShape().get(0);
        if (missing < 0) {
            throw new IllegalArgumentException(
                    "a window of "
                            + window.getShape().get(0)
                            + " samples is longer than its frame of "
                            + length);
        }
        return missing == 0 ? window : window.pad(new Shape(missing / 2, missing - missing / 2), 0);
    }
}
