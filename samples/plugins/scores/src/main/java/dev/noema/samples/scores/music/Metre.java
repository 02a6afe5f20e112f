package dev.noema.samples.scores.music;

/**
 * A time signature.
 *
 * @param beats how many beats a bar has, 1 to 64
 * @param unit which note is a beat: 4 for the quarter; a power of 2 up to 64
 */
public record Metre(int beats, int unit) {

    /** What is meant where nothing is said. */
    public static final Metre COMMON = new Metre(4, 4);

    private static final int MOST = 64;

    public Metre {
        if (beats < 1 || beats > MOST || unit < 1 || unit > MOST || Integer.bitCount(unit) != 1) {
            throw new IllegalArgumentException(
                    "the time signature "
                            + beats
                            + "/"
                            + unit
                            + "; allowed are 1 to 64 beats of a power of 2 up to 64");
        }
    }

    /** How long a bar is, see {@link Score#QUARTER}. */
    public long length() {
        return beats * 4L * Score.QUARTER / unit;
    }

    @Override
    public String toString() {
        return beats + "/" + unit;
    }
}
