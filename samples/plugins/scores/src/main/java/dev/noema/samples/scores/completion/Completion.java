package dev.noema.samples.scores.completion;

import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceRule;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.GivenTokens;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the other voices to a given one, which is kept exactly.
 *
 * <p>What comes later in the given voice is known to the decoder only by the code. So codes are
 * drawn from the prior, then from the posterior of the likeliest completion found, round after
 * round, and the likeliest of all is taken. Longer pieces are made bar by bar: each window has one
 * bar more than the one before, whose other bars are given to it.
 */
public final class Completion {

    private static final int CANDIDATES = 24;
    private static final int ROUNDS = 3;
    private static final double TEMPERATURE = 0.7;
    private static final String PURPOSE = "completion";

    private final GenerativeModel model;
    private final VoiceTokens vocabulary;
    private final long seed;

    /**
     * A completion.
     *
     * @param model of scores in several voices, without classes; a bundle or a run
     * @param seed names the noise
     */
    public Completion(GenerativeModel model, long seed) {
        this.model = model;
        this.vocabulary = VoiceTokens.of(model.about().preprocessing());
        this.seed = seed;
        if (!model.about().classes().isEmpty()) {
            throw new IllegalArgumentException(
                    model.about().name() + " has classes; allowed is a model without");
        }
    }

    /**
     * Completes a piece.
     *
     * @param melody whose first part is given; its bars are all full and alike
     * @param voice which voice of the result it is, from 0 for the highest
     * @return all voices over the same bars
     * @throws IllegalArgumentException when the melody does not fit the model: one line
     */
    public Score complete(Score melody, int voice) {
        int bars = melody.bars().size();
        int window = vocabulary.bars();
        if (voice < 0 || voice >= vocabulary.voices()) {
            throw new IllegalArgumentException(
                    "voice " + voice + "; allowed are 0 to " + (vocabulary.voices() - 1));
        }
        if (melody.parts().isEmpty() || bars < window || !alike(melody)) {
            throw new IllegalArgumentException(
                    "the melody has "
                            + bars
                            + " bars; wanted are "
                            + window
                            + " or more, all full and of one length");
        }
        Grid given =
                Grid.of(melody, 0, bars, 1)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the melody has notes shorter than a sixteenth"));
        int[][] cells = new int[vocabulary.voices()][given.steps()];
        int stepsABar = given.steps() / bars;
        if (!vocabulary.steps().contains(window * stepsABar)) {
            throw new IllegalArgumentException(
                    "the melody has bars of "
                            + stepsABar
                            + " sixteenths; the model knows "
                            + vocabulary.steps().stream().map(all -> all / window).toList());
        }
        for (int first = 0; first + window <= bars; first++) {
            int known = first == 0 ? 0 : (window - 1) * stepsABar;
            fill(cells, given.cells()[0], voice, first * stepsABar, window * stepsABar, known);
        }
        cells[voice] = given.cells()[0].clone();
        return new Grid(cells).score(bars);
    }

    private static boolean alike(Score melody) {
        long length = melody.bars().get(0).length();
        return melody.bars().stream().allMatch(bar -> bar.full() && bar.length() == length);
    }

    /** Makes a window of steps, of which the first are known in all voices. */
    private void fill(int[][] cells, int[] melody, int voice, int from, int steps, int known) {
        int[][] window = new int[cells.length][];
        for (int line = 0; line < cells.length; line++) {
            window[line] =
                    Arrays.copyOfRange(line == voice ? melody : cells[line], from, from + steps);
            begin(window[line], line == voice ? melody : cells[line], from);
        }
        Grid wanted = new Grid(window);
        if (!vocabulary.holds(new Grid(only(window, voice)))) {
            throw new IllegalArgumentException(
                    "the melody leaves the range of its voice, "
                            + vocabulary.ranges().get(voice).lowest()
                            + " to "
                            + vocabulary.ranges().get(voice).highest());
        }
        long[] row = vocabulary.tokens(wanted);
        for (int i = 0; i < row.length - 1; i++) {
            boolean free = i / cells.length >= known && i % cells.length != voice;
            row[i] = free ? GivenTokens.FREE : row[i];
        }
        int[][] made = vocabulary.grid(likeliest(row)).cells();
        for (int line = 0; line < cells.length; line++) {
            System.arraycopy(made[line], known, cells[line], from + known, steps - known);
        }
    }

    /** A note that goes on from before a window begins with it, as in the data. */
    private static void begin(int[] window, int[] line, int from) {
        int at = from;
        while (at > 0 && line[at] == Grid.HOLD) {
            at--;
        }
        window[0] = line[at];
    }

    private static int[][] only(int[][] window, int voice) {
        int[][] only = new int[window.length][window[0].length];
        for (int line = 0; line < window.length; line++) {
            Arrays.fill(only[line], Grid.REST);
        }
        only[voice] = window[voice];
        return only;
    }

    /** The likeliest row with these tokens that is found, without the token that ends it. */
    private long[] likeliest(long... given) {
        FloatTensor z = model.sample(CANDIDATES, seed, 1, Optional.empty()).get(GenerativeModel.Z);
        long[] best = {};
        double most = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            Likelihoods decoder = new Likelihoods(model.steps());
            LongTensor items = generated(decoder, z, given, round);
            int item = decoder.best();
            if (decoder.sum(item) > most) {
                most = decoder.sum(item);
                int time = given.length;
                best = Arrays.copyOfRange(items.values(), item * time, (item + 1) * time);
            }
            z = around(best, round);
        }
        return Arrays.copyOf(best, best.length - 1);
    }

    private LongTensor generated(Likelihoods decoder, FloatTensor z, long[] given, int round) {
        long[] rows = new long[CANDIDATES * given.length];
        for (int item = 0; item < CANDIDATES; item++) {
            System.arraycopy(given, 0, rows, item * given.length, given.length);
        }
        Decoding decoding = Decoding.SAMPLE.withTemperature(TEMPERATURE).withLongest(given.length);
        return Generation.of(
                        decoder,
                        model.about().sequence(),
                        z,
                        Optional.empty(),
                        decoding,
                        seed + round)
                .restrictedBy(new VoiceRule(vocabulary))
                .given(GivenTokens.at(new LongTensor(rows, CANDIDATES, given.length)))
                .all();
    }

    /** Codes drawn from the posterior of an item. */
    private FloatTensor around(long[] row, int round) {
        Map<String, FloatTensor> posterior =
                model.encode(new LongTensor(row, 1, row.length), Optional.empty());
        float[] mean = posterior.get(GenerativeModel.MEAN).values();
        float[] logVariance = posterior.get("log_variance").values();
        float[] z = new float[CANDIDATES * mean.length];
        Noise.of(seed, round, PURPOSE).normals(z);
        for (int i = 0; i < z.length; i++) {
            int d = i % mean.length;
            z[i] = (float) (mean[d] + Math.exp(logVariance[d] / 2) * z[i]);
        }
        return new FloatTensor(z, CANDIDATES, mean.length);
    }
}
