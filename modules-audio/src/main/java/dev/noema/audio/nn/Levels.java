package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;

/**
 * Brings log powers near zero mean and unit spread, and back: networks learn slowly far from there.
 * The constants are those of voice and music with a floor of 1e-5, rounded.
 */
public final class Levels {

    private static final float CENTRE = -6;
    private static final float SPREAD = 3;

    private Levels() {}

    /** (x - centre) / spread. */
    public static NDArray toUnit(NDArray logPowers) {
        return logPowers.sub(CENTRE).div(SPREAD);
    }

    /** centre + spread x. */
    public static NDArray toLogPowers(NDArray unit) {
        return unit.mul(SPREAD).add(CENTRE);
    }
}
