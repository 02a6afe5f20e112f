package dev.noema.training;

/** What validation has brought so far. */
final class Gains {

    private final EarlyStopping rule;
    private Double best;
    private int without;

    Gains(EarlyStopping rule, Double best, int without) {
        this.rule = rule;
        this.best = best;
        this.without = without;
    }

    /**
     * Notes a score, greater is better, and says whether it is a gain. One that is no number is
     * none.
     */
    boolean note(double score) {
        boolean gain = !Double.isNaN(score) && (best == null || score > best + rule.minimumDelta());
        if (gain) {
            best = score;
        }
        without = gain ? 0 : without + 1;
        return gain;
    }

    /** Whether training should end. */
    boolean exhausted() {
        return rule.patience() > 0 && without >= rule.patience();
    }

    /** The best score; null before the first. */
    Double best() {
        return best;
    }

    int without() {
        return without;
    }
}
