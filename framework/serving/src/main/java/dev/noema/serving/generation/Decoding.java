package dev.noema.serving.generation;

/**
 * How tokens are chosen.
 *
 * @param temperature logits are divided by it: below 1 more usual tokens, above 1 more varied ones;
 *     0 takes the likeliest token each time (greedy)
 * @param topK only so many of the likeliest tokens may be chosen; 0 for all
 * @param topP only the likeliest tokens that together have this probability may be chosen (Holtzman
 *     et al. 2020, arXiv 1904.09751); 1 for all
 * @param longest how many tokens an item has at most, its end included; 0 for as many as the
 *     longest of the data
 * @param unknown whether the token for what the vocabulary lacks may be chosen
 * @param noRepeat no run of so many tokens comes twice in an item; 0 for no such rule
 */
public record Decoding(
        double temperature, int topK, double topP, int longest, boolean unknown, int noRepeat) {

    /** Draws from the model as it is. */
    public static final Decoding SAMPLE = new Decoding(1, 0, 1, 0, false, 0);

    /** The likeliest token each time. */
    public static final Decoding GREEDY = new Decoding(0, 0, 1, 0, false, 0);

    public Decoding {
        if (!(temperature >= 0 && temperature <= 100)) {
            throw new IllegalArgumentException(
                    "temperature " + temperature + "; allowed are 0 to 100");
        }
        if (topK < 0) {
            throw new IllegalArgumentException(
                    "top-k " + topK + "; allowed is 0 for all, or a count");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p " + topP + "; allowed is above 0 up to 1");
        }
        if (longest < 0) {
            throw new IllegalArgumentException(
                    "longest "
                            + longest
                            + "; allowed is 0 for the longest of the data, or a count");
        }
        if (noRepeat < 0) {
            throw new IllegalArgumentException(
                    "no-repeat " + noRepeat + "; allowed is 0 for no such rule, or a count");
        }
    }

    public Decoding withTemperature(double value) {
        return new Decoding(value, topK, topP, longest, unknown, noRepeat);
    }

    public Decoding withTopK(int value) {
        return new Decoding(temperature, value, topP, longest, unknown, noRepeat);
    }

    public Decoding withTopP(double value) {
        return new Decoding(temperature, topK, value, longest, unknown, noRepeat);
    }

    public Decoding withLongest(int value) {
        return new Decoding(temperature, topK, topP, value, unknown, noRepeat);
    }

    public Decoding withNoRepeat(int value) {
        return new Decoding(temperature, topK, topP, longest, unknown, value);
    }
}
