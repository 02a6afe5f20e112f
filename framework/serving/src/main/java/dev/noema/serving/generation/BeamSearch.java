package dev.noema.serving.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the likeliest items at codes: of all beginnings only the likeliest go on at each step.
 * With a width of 1 it is greedy. It looks for the greatest {@code log p(x|z) /
 * length^normalization} (Wu et al. 2016, arXiv 1609.08144, in a simpler form); wide searches
 * without normalisation are known to find items that are short and dull.
 *
 * @param width how many beginnings go on, 1 to {@value #WIDEST}
 * @param normalization 0 for the probability itself, 1 for the mean over tokens
 */
public record BeamSearch(int width, double normalization) {

    private static final int WIDEST = 1024;

    public BeamSearch {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException(
                    "beam " + width + "; allowed are 1 to " + WIDEST + " beginnings");
        }
        if (!(normalization >= 0 && normalization <= 2)) {
            throw new IllegalArgumentException(
                    "length normalization " + normalization + "; allowed are 0 to 2");
        }
    }

    /**
     * What was found.
     *
     * @param items {@code (batch, time)}, padded by {@link Sequence#BOUNDARY}
     * @param logProbabilities of each item, in nats
     */
    public record Found(LongTensor items, List<Double> logProbabilities) {}

    /**
     * The likeliest item found at each code.
     *
     * @param z codes {@code (batch, latent...)}
     * @param condition the class of each, {@code (batch)}, where the model has classes
     * @param decoding whose longest, unknown and no-repeat count
     * @param rules which tokens may come, asked in this order; {@link GivenTokens} last
     */
    public Found search(
            StepDecoder decoder,
            Sequence sequence,
            FloatTensor z,
            Optional<LongTensor> condition,
            Decoding decoding,
            List<TokenRule> rules) {
        int longest = decoding.longest() == 0 ? sequence.longest() : decoding.longest();
        Rules all = new Rules(decoding, sequence);
        rules.forEach(all::add);
        Beam[] beams = new Beam[Math.toIntExact(z.shape()[0])];
        int[] origins = new int[Math.multiplyExact(beams.length, width)];
        for (int item = 0; item < beams.length; item++) {
            beams[item] = new Beam(item, width, normalization, longest);
            Arrays.fill(origins, item * width, (item + 1) * width, item);
        }
        Map<String, Tensor> state = taken(decoder.start(z, condition), origins);
        long[] previous = new long[origins.length];
        Arrays.fill(previous, Sequence.BOUNDARY);
        while (Arrays.stream(beams).anyMatch(Beam::open)) {
            StepDecoder.Next next = decoder.next(new LongTensor(previous, previous.length), state);
            float[] logits = ((FloatTensor) next.parameters().get(Generation.LOGITS)).values();
            previous = new long[origins.length];
            for (Beam beam : beams) {
                if (beam.open()) {
                    beam.advance(logits, all, origins, previous);
                }
            }
            state = taken(next.state(), origins);
        }
        return found(beams);
    }

    private static Found found(Beam... beams) {
        int time = 1;
        for (Beam beam : beams) {
            time = Math.max(time, beam.best().tokens().length);
        }
        long[] values = new long[Math.multiplyExact(beams.length, time)];
        for (int item = 0; item < beams.length; item++) {
            long[] tokens = beams[item].best().tokens();
            System.arraycopy(tokens, 0, values, item * time, tokens.length);
        }
        return new Found(
                new LongTensor(values, beams.length, time),
                Arrays.stream(beams).map(beam -> beam.best().logProbability()).toList());
    }

    /** The rows of which beginnings go on, in their new order. */
    private static Map<String, Tensor> taken(Map<String, Tensor> state, int... rows) {
        Map<String, Tensor> taken = new LinkedHashMap<>();
        state.forEach((name, tensor) -> taken.put(name, taken(tensor, rows)));
        return taken;
    }

    private static Tensor taken(Tensor tensor, int... rows) {
        long[] shape = tensor.shape().clone();
        int row = Tensor.size(shape) / Math.toIntExact(shape[0]);
        shape[0] = rows.length;
        int size = Tensor.size(shape);
        Object from =
                tensor instanceof FloatTensor floats
                        ? floats.values()
                        : ((LongTensor) tensor).values();
        Object to = tensor instanceof FloatTensor ? new float[size] : new long[size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * row, to, i * row, row);
        }
        return tensor instanceof FloatTensor
                ? new FloatTensor((float[]) to, shape)
                : new LongTensor((long[]) to, shape);
    }
}
