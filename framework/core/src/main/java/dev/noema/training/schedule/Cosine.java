package dev.noema.training.schedule;

/** Half a cosine between two values. */
final class Cosine {

    private Cosine() {}

    static double between(double from, double to, double fraction) {
        // to + (from - to) (1 + cos(pi f)) / 2
        return to + (from - to) * (1 + Math.cos(Math.PI * fraction)) / 2;
    }
}
