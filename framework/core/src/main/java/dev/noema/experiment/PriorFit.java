package dev.noema.experiment;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedModel;
import dev.noema.prior.Refittable;
import dev.noema.prior.Refitted;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Model;
import dev.noema.trace.Program;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fits a prior to the codes of the training data.
 *
 * <p>The codes are draws of the posteriors, not their means. Draws are what the decoder learned
 * from, and their distribution, the aggregate posterior, is the prior under which the evidence
 * lower bound is greatest (Tomczak and Welling 2018, arXiv 1705.07120); means alone spread less.
 */
final class PriorFit {

    /** More codes take time and change a mixture's parameters by less than anyone can see. */
    static final int MOST_CODES = 50_000;

    private static final int ITEMS_AT_ONCE = 256;
    private static final String PURPOSE = "prior-fit";

    /** Keeps the noise of the codes apart from that of training. */
    private static final long STREAM = 0x7072696F722D6669L;

    private PriorFit() {}

    /** The prior fitted to at most {@link #MOST_CODES} codes: a function of its arguments. */
    static Refitted of(TrainedModel model, Refittable prior, Dataset train, long seed) {
        int[] items = items(train.size(), seed);
        int latent = model.about().latent();
        int draws = draws(items.length, prior.leastCodes(latent));
        float[] codes = new float[Math.multiplyExact(items.length * draws, latent)];
        Program program = codes(model.traced());
        for (int draw = 0; draw < draws; draw++) {
            int before = draw * items.length;
            for (int from = 0; from < items.length; from += ITEMS_AT_ONCE) {
                int to = Math.min(items.length, from + ITEMS_AT_ONCE);
                int[] some = Arrays.copyOfRange(items, from, to);
                Map<String, Tensor> inputs =
                        new LinkedHashMap<>(train.read(some, new Draw(seed, draw, true)));
                inputs.putAll(
                        HostArrays.noise(
                                program,
                                HostArrays.sizes(program, inputs),
                                seed ^ STREAM,
                                before + from));
                FloatTensor z =
                        model.run("codes", () -> program, inputs, Map.of()).get(TracedModel.Z);
                System.arraycopy(z.values(), 0, codes, (before + from) * latent, z.values().length);
            }
        }
        return prior.refit(codes, items.length * draws, latent, seed);
    }

    /** How often each item's posterior is drawn from, each time with its data augmented anew. */
    static int draws(int items, int leastCodes) {
        int wanted = (leastCodes + items - 1) / items;
        return Math.max(1, Math.min(wanted, MOST_CODES / items));
    }

    private static Program codes(TracedModel model) {
        return model.function(
                false,
                (pass, batch) ->
                        Map.of(
                                TracedModel.Z,
                                model.model()
                                        .encoder()
                                        .encode(batch, pass.scope(Model.ENCODER))
                                        .sample(pass)));
    }

    private static int[] items(int size, long seed) {
        int[] order = Noise.of(seed, 0, PURPOSE).permutation(size);
        int[] items = Arrays.copyOf(order, Math.min(size, MOST_CODES));
        Arrays.sort(items); // files are read in order
        return items;
    }
}
