package dev.noema.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained model that encodes, decodes and samples: an exported {@link Bundle}, or a run in the
 * engine that trained it.
 *
 * <p>Conditions are class numbers, {@code (batch)}; a model without classes takes none. Whoever
 * opened the model closes it.
 */
public interface GenerativeModel extends AutoCloseable {

    /** The name of the mean code among what {@link #encode} gives. */
    String MEAN = "mean";

    /** The name of the expected data among what {@link #decode} and {@link #sample} give. */
    String EXPECTED = "expected";

    /** The name of drawn data among what {@link #sample} gives. */
    String SAMPLE = "sample";

    /** The name of drawn codes among what {@link #sample} gives. */
    String Z = "z";

    /** The name under which functions take the class of each item. */
    String CONDITION = "condition";

    /** The name under which functions take the length of each item. */
    String LENGTHS = "lengths";

    /**
     * What a model is for.
     *
     * @param name the experiment's name
     * @param codec the id of the {@link Codec} that turns items into files
     * @param preprocessing how files become arrays
     * @param event the shape of one item without the batch; begins with -1 where items vary in
     *     length
     * @param latent how many latent dimensions there are
     * @param classes the names of the classes in the order of their numbers; empty where there is
     *     no condition
     * @param sequence what is known of items that vary in length
     */
    record About(
            String name,
            String codec,
            Map<String, Object> preprocessing,
            List<Long> event,
            int latent,
            List<String> classes,
            Sequence sequence) {

        /** Of a model whose items have one shape. */
        public About(
                String name,
                String codec,
                Map<String, Object> preprocessing,
                List<Long> event,
                int latent,
                List<String> classes) {
            this(name, codec, preprocessing, event, latent, classes, Sequence.NONE);
        }
    }

    About about();

    /**
     * The parameters of q(z|x): {@code mean}, {@code log_variance}, each {@code (batch, latent)}.
     *
     * @param x items {@code (batch, event...)}; those that vary in length are padded as {@link
     *     Sequence} says
     */
    Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition);

    /**
     * The parameters of p(x|z) and the {@code expected} data, {@code (batch, event...)}. Items that
     * vary in length are made step by step instead, see {@link #steps}.
     */
    Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition);

    /**
     * The decoder of items that vary in length, which makes them element by element; {@code
     * serving.generation} runs it.
     *
     * @throws IllegalArgumentException where items have one shape
     */
    default StepDecoder steps() {
        throw new IllegalArgumentException(
                about().name() + " makes its items at once, not step by step");
    }

    /**
     * New items: their codes {@code z (count, latent)}, the {@code expected} data at these codes,
     * and a {@code sample} of the likelihood around them, each {@code (count, event...)}. Item i
     * takes the same noise whatever {@code count} is. Of items that vary in length, the codes
     * alone.
     *
     * @param count at least 1
     * @param temperature the spread, from 0; 1 is the model's own
     */
    Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition);

    /**
     * All functions that the model has, by the names of their graphs: {@code encoder}, {@code
     * sampler}, ..., and those that go along with it.
     */
    default List<String> graphs() {
        return List.of();
    }

    /**
     * Runs one function by name on any number of items.
     *
     * @param inputs tensors by name, each {@code (batch, ...)}
     * @throws IllegalArgumentException when there is no such function
     */
    default Map<String, Tensor> run(String graph, Map<String, Tensor> inputs) {
        throw new IllegalArgumentException(about().name() + " has no function '" + graph + "'");
    }

    /** The data expected from the mean code of each item, {@code (batch, event...)}. */
    default FloatTensor reconstruct(FloatTensor x, Optional<LongTensor> condition) {
        return decode(encode(x, condition).get(MEAN), condition).get(EXPECTED);
    }

    /** Expected data of new items at temperature 1, of a model without classes. */
    default FloatTensor sample(int count, long seed) {
        return sample(count, seed, 1, Optional.empty()).get(EXPECTED);
    }

    @Override
    void close();
}
