package dev.noema.serving.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Items of tokens on their way: each call of {@link #next} makes one more token of every item,
 * until all have come to their end.
 *
 * <pre>{@code
 * Generation generation = Generation.of(decoder, sequence, z, Optional.empty(), Decoding.SAMPLE, 7);
 * while (generation.hasNext()) {
 *     show(generation.next()); // tokens as they come
 * }
 * LongTensor items = generation.items();
 * }</pre>
 *
 * <p>The tokens are a function of (seed, code, item, step): item i takes the same noise whatever
 * the batch. Not for use by several threads.
 */
public final class Generation implements Iterator<long[]> {

    /** The parameter of the likelihood that says how likely each token is. */
    public static final String LOGITS = "logits";

    private static final String PURPOSE = "token";

    private final StepDecoder decoder;
    private final TokenChoice choice;
    private final long seed;
    private final int items;
    private final int longest;
    private final int tokens;
    private final boolean[] ended;
    private final long[][] made;
    private long[] previous;
    private LongTensor prefix;
    private Map<String, Tensor> state;
    private int step;

    private Generation(
            StepDecoder decoder, Sequence sequence, Decoding decoding, long seed, int items) {
        this.decoder = decoder;
        this.seed = seed;
        this.items = items;
        this.longest = decoding.longest() == 0 ? sequence.longest() : decoding.longest();
        this.tokens = sequence.tokens();
        this.choice =
                new TokenChoice(decoding, tokens, decoding.unknown() ? -1 : sequence.unknown());
        this.ended = new boolean[items];
        this.made = new long[longest][];
        this.previous = new long[items];
        Arrays.fill(previous, Sequence.BOUNDARY);
    }

    /**
     * Begins items.
     *
     * @param z codes {@code (batch, latent...)}
     * @param condition the class of each, {@code (batch)}, where the model has classes
     */
    public static Generation of(
            StepDecoder decoder,
            Sequence sequence,
            FloatTensor z,
            Optional<LongTensor> condition,
            Decoding decoding,
            long seed) {
        Generation generation =
                new Generation(decoder, sequence, decoding, seed, Math.toIntExact(z.shape()[0]));
        generation.state = decoder.start(z, condition);
        return generation;
    }

    /**
     * Items of a model's tokens at codes, {@code (batch, time)}: the likeliest token each time.
     *
     * @param condition the class of each, {@code (batch)}, where the model has classes
     */
    public static LongTensor likeliest(
            GenerativeModel model, FloatTensor z, Optional<LongTensor> condition) {
        Sequence sequence = model.about().sequence();
        return of(model.steps(), sequence, z, condition, Decoding.GREEDY, 0).all();
    }

    /**
     * Lets items begin with given tokens, {@code (batch, time)} padded by {@link
     * Sequence#BOUNDARY}; what follows them is made.
     */
    public Generation beginningWith(LongTensor tokens) {
        if (step > 0 || tokens.shape()[0] != items) {
            throw new IllegalArgumentException(
                    "beginnings "
                            + Arrays.toString(tokens.shape())
                            + " of "
                            + items
                            + " items; they are given before the first step, one for each item");
        }
        prefix = tokens;
        return this;
    }

    @Override
    public boolean hasNext() {
        if (step == longest) {
            return false;
        }
        for (boolean end : ended) {
            if (!end) {
                return true;
            }
        }
        return false;
    }

    /** The next token of each item; {@link Sequence#BOUNDARY} for those that have ended. */
    @Override
    public long[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all items have ended");
        }
        StepDecoder.Next next = decoder.next(new LongTensor(previous, items), state);
        state = next.state();
        float[] logits = ((FloatTensor) next.parameters().get(LOGITS)).values();
        Noise noise = Noise.of(seed, step, PURPOSE);
        long[] chosen = new long[items];
        for (int item = 0; item < items; item++) {
            long given = given(item);
            chosen[item] =
                    ended[item]
                            ? Sequence.BOUNDARY
                            : given != Sequence.BOUNDARY
                                    ? given
                                    : choice.choose(logits, item * tokens, noise, item);
            ended[item] |= chosen[item] == Sequence.BOUNDARY;
        }
        made[step++] = chosen;
        previous = chosen;
        return chosen.clone();
    }

    private long given(int item) {
        boolean more = prefix != null && step < prefix.shape()[1];
        return more ? prefix.values()[item * (int) prefix.shape()[1] + step] : Sequence.BOUNDARY;
    }

    /** Makes all that is missing and gives the items, {@code (batch, time)}. */
    public LongTensor all() {
        while (hasNext()) {
            next();
        }
        return items();
    }

    /** The items as far as they are made, {@code (batch, time)}, at least one step long. */
    public LongTensor items() {
        int time = Math.max(1, step);
        long[] values = new long[Math.multiplyExact(items, time)];
        for (int item = 0; item < items; item++) {
            for (int i = 0; i < step; i++) {
                values[item * time + i] = made[i][item];
            }
        }
        return new LongTensor(values, items, time);
    }
}
