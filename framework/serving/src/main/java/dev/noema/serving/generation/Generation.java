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
 *     show(generation.next()); // a token of each item, as they come
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
    private static final int FIRST_ROOM = 64;

    private final StepDecoder decoder;
    private final TokenChoice choice;
    private final long seed;
    private final int items;
    private final int longest;
    private final int tokens;
    private final Rules rules;
    private final boolean[] ended;
    private final long[][] made;
    private long[] previous;
    private Map<String, Tensor> state;
    private int step;

    private Generation(
            StepDecoder decoder, Sequence sequence, Decoding decoding, long seed, int items) {
        this.decoder = decoder;
        this.seed = seed;
        this.items = items;
        this.longest = decoding.longest() == 0 ? sequence.longest() : decoding.longest();
        this.tokens = sequence.tokens();
        this.choice = new TokenChoice(decoding, tokens);
        this.rules = new Rules(decoding, sequence);
        this.ended = new boolean[items];
        this.made = new long[items][Math.min(longest, FIRST_ROOM)];
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
        return given(GivenTokens.beginnings(tokens));
    }

    /**
     * Puts tokens that are known at their places; the others are made.
     *
     * @throws IllegalArgumentException when they are not one row for each item, not of the model's
     *     tokens or reach too far
     */
    public Generation given(GivenTokens known) {
        requireStart();
        known.check(items, tokens, longest);
        rules.give(known);
        return this;
    }

    /** Lets only those tokens come that a rule allows, besides those that are given. */
    public Generation restrictedBy(TokenRule rule) {
        requireStart();
        rules.add(rule);
        return this;
    }

    private void requireStart() {
        if (step > 0) {
            throw new IllegalStateException("what tokens may come is said before the first step");
        }
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
        long[] chosen = new long[items]; // Sequence.BOUNDARY where an item has ended
        for (int item = 0; item < items; item++) {
            if (!ended[item]) {
                boolean[] allowed = rules.allowed(item, step, made[item]);
                chosen[item] = choice.choose(logits, item * tokens, allowed, noise, item);
                ended[item] = chosen[item] == Sequence.BOUNDARY;
            }
            keep(item, chosen[item]);
        }
        step++;
        previous = chosen;
        return chosen.clone();
    }

    private void keep(int item, long token) {
        if (step == made[item].length) {
            made[item] = Arrays.copyOf(made[item], Math.min(longest, 2 * step));
        }
        made[item][step] = token;
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
            System.arraycopy(made[item], 0, values, item * time, step);
        }
        return new LongTensor(values, items, time);
    }
}
