package dev.noema.training;

/** Lengths of time for people. */
public final class Seconds {

    private Seconds() {}

    /** Such as {@code 45 s}, {@code 3 min 20 s} or {@code 2 h 05 min}. */
    public static String text(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return "%d min %02d s".formatted(whole / 60, whole % 60);
        }
        return "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
