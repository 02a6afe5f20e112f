package dev.noema.objective;

/** A straight line from one value to another that then stays there. */
final class Ramp {

    private Ramp() {}

    static double value(double from, double to, double at, double length) {
        return at < length ? from + (to - from) * at / length : to;
    }
}
