package dev.noema.serving.generation;

import dev.noema.serving.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The likeliest beginnings of one item, and the best whole item so far. */
final class Beam {

    /**
     * An item or the beginning of one.
     *
     * @param logProbability in nats
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Beginning(long[] tokens, double logProbability) {}

    /** A beginning and the token that may follow it. */
    private record Candidate(int origin, int token, double logProbability) {}

    private final int item;
    private final int width;
    private final double normalization;
    private final int longest;
    private List<Beginning> beginnings = List.of(new Beginning(new long[0], 0));
    private Beginning whole;
    private int step;

    Beam(int item, int width, double normalization, int longest) {
        this.item = item;
        this.width = width;
        this.normalization = normalization;
        this.longest = longest;
    }

    /** Whether any beginning can still become better than the best whole item. */
    boolean open() {
        if (step == longest || beginnings.isEmpty()) {
            return false;
        }
        // no token makes log p greater, and the greatest length divides it by most
        return whole == null || score(beginnings.get(0).logProbability(), longest) > score(whole);
    }

    /**
     * Goes on by one token.
     *
     * @param logits of all rows, in which this item has {@code width} from {@code item * width} on
     * @param origins gets for each row the one it goes on from
     * @param previous gets for each row its new token
     */
    void advance(float[] logits, Rules rules, int[] origins, long[] previous) {
        // twice as many, so that enough go on where all of the first end
        Candidate[] best = new Candidate[2 * width];
        for (int origin = 0; origin < beginnings.size(); origin++) {
            boolean[] allowed = rules.allowed(item, step, beginnings.get(origin).tokens());
            int from = (item * width + origin) * allowed.length;
            double all =
                    beginnings.get(origin).logProbability() - logSum(logits, from, allowed.length);
            for (int token = 0; token < allowed.length; token++) {
                if (allowed[token]) {
                    insert(best, origin, token, all + logits[from + token]);
                }
            }
        }
        goOn(best, origins, previous);
    }

    private void goOn(Candidate[] best, int[] origins, long[] previous) {
        List<Beginning> next = new ArrayList<>();
        step++;
        for (int rank = 0; rank < best.length && best[rank] != null; rank++) {
            Candidate candidate = best[rank];
            boolean ends = candidate.token() == Sequence.BOUNDARY;
            if (ends && rank < width) {
                keep(longer(candidate));
            } else if (!ends && next.size() < width) {
                int row = item * width + next.size();
                origins[row] = item * width + candidate.origin();
                previous[row] = candidate.token();
                next.add(longer(candidate));
            }
        }
        beginnings = next;
        if (step == longest) {
            beginnings.forEach(this::keep);
        }
    }

    private Beginning longer(Candidate candidate) {
        long[] tokens = Arrays.copyOf(beginnings.get(candidate.origin()).tokens(), step);
        tokens[step - 1] = candidate.token();
        return new Beginning(tokens, candidate.logProbability());
    }

    private void keep(Beginning ended) {
        if (whole == null || score(ended) > score(whole)) {
            whole = ended;
        }
    }

    /** The best item; before any has ended, the likeliest beginning. */
    Beginning best() {
        return whole == null ? beginnings.get(0) : whole;
    }

    private double score(Beginning of) {
        return score(of.logProbability(), of.tokens().length);
    }

    private double score(double logProbability, int length) {
        return logProbability / Math.pow(length, normalization);
    }

    /** Puts a candidate at its rank; of equals the first one stays before. */
    private static void insert(Candidate[] best, int origin, int token, double logProbability) {
        int rank = best.length;
        while (rank > 0
                && (best[rank - 1] == null || best[rank - 1].logProbability() < logProbability)) {
            rank--;
        }
        if (rank < best.length) {
            System.arraycopy(best, rank, best, rank + 1, best.length - rank - 1);
            best[rank] = new Candidate(origin, token, logProbability);
        }
    }

    /** log sum_v exp(logit_v). */
    private static double logSum(float[] logits, int from, int tokens) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int token = 0; token < tokens; token++) {
            greatest = Math.max(greatest, logits[from + token]);
        }
        double sum = 0;
        for (int token = 0; token < tokens; token++) {
            sum += StrictMath.exp(logits[from + token] - greatest);
        }
        return greatest + StrictMath.log(sum);
    }
}
