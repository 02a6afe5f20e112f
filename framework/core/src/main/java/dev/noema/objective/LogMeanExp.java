package dev.noema.objective;

/** log(mean(exp(v))) of numbers that come one by one, in double precision and without overflow. */
public final class LogMeanExp {

    private double greatest = Double.NEGATIVE_INFINITY;
    private double sum; // of exp(v - greatest)
    private long count;

    /** Takes one number in; NaN makes the result NaN. */
    public void add(double value) {
        count++;
        if (value == Double.NEGATIVE_INFINITY) {
            return;
        }
        if (value <= greatest) {
            sum += Math.exp(value - greatest);
        } else {
            sum = sum * Math.exp(greatest - value) + 1;
            greatest = value;
        }
    }

    /** How many numbers were taken in. */
    public long count() {
        return count;
    }

    /**
     * The log of the mean; negative infinity when all numbers were, and NaN when there are none.
     */
    public double value() {
        return count == 0 ? Double.NaN : greatest + Math.log(sum / count);
    }
}
