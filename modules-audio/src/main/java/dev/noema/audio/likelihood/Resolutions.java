package dev.noema.audio.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.Event;
import dev.noema.objective.DecodedBatch;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.Pass;

/**
 * The absolute difference between a spectrogram and its reconstruction, averaged over patches of 1,
 * 2, 4, ... frames and bands: the course of a sound and its colour count beside single values.
 */
public final class Resolutions implements ObjectiveTerm {

    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);

    private final double weight;
    private final int levels;

    Resolutions(double weight, int levels) {
        this.weight = weight;
        this.levels = levels;
    }

    @Override
    public String name() {
        return "resolutions";
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public NDArray value(DecodedBatch decoded, Pass pass) {
        // sum_j 4^j |mean over patches of 2^j x 2^j of (x - mean)|_1; what is over at an edge is
        // left
        // out
        NDArray difference = decoded.batch().x().sub(decoded.mean()).expandDims(1);
        NDArray sum = Event.sum(difference.abs(), null);
        float area = 1;
        for (int level = 1; level < levels; level++) {
            difference = difference.getNDArrayInternal().avgPool(TWO, TWO, NONE, false, true);
            area *= 4;
            sum = sum.add(Event.sum(difference.abs(), null).mul(area));
        }
        return sum;
    }
}
