package dev.noema.audio.measure;

/**
 * How far the pitch of a sound lies from the one it should have, over any number of sounds.
 *
 * <p>The error is the root mean square of 1200 log2(f / f') over the frames in which both are
 * voiced, in cents, so that a jump of an octave counts much. The F1 score of voicing is 2 TP / (2
 * TP + FP + FN), with voiced frames as the positive ones.
 */
public final class PitchErrors {

    private static final double CENTS_EACH_NAT = 1200 / Math.log(2);

    private double squaredCents;
    private long bothVoiced;
    private long oneVoiced;

    /** Counts a sound; the frames of the shorter one count. */
    public void add(Pitch wanted, Pitch made) {
        int frames = Math.min(wanted.frames(), made.frames());
        for (int m = 0; m < frames; m++) {
            if (wanted.voiced()[m] && made.voiced()[m]) {
                double ratio = made.frequencies()[m] / wanted.frequencies()[m];
                double cents = CENTS_EACH_NAT * Math.log(ratio);
                squaredCents += cents * cents;
                bothVoiced++;
            } else if (wanted.voiced()[m] || made.voiced()[m]) {
                oneVoiced++;
            }
        }
    }

    /** The root mean square error in cents; NaN where no frame is voiced in both. */
    public double cents() {
        return Math.sqrt(squaredCents / bothVoiced);
    }

    /** The F1 score of voicing in [0, 1]; NaN where no frame is voiced in either. */
    public double voicing() {
        return 2.0 * bothVoiced / (2.0 * bothVoiced + oneVoiced);
    }
}
