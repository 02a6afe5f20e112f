package dev.noema.training;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A model that learns: its weights, its optimiser and the compiled step, seen by the training loop.
 *
 * <p>A step is a function of the state and its arguments alone, so that a restored state goes on
 * bit for bit. Only {@link #withNoise} is called from another thread. Whoever made the learner
 * closes it.
 */
public interface Learner extends AutoCloseable {

    /**
     * The batch with the noise that one pass over it needs, as {@code noise.<purpose>}: a function
     * of its arguments, called ahead of the step on the thread that reads data.
     *
     * @param batch as read from a dataset: {@code x (batch, event...)}, {@code condition}, {@code
     *     lengths}
     * @param seed the stream of random numbers: one for training, another for evaluation
     * @param draw which draw of that stream; no two passes of training share one
     */
    Map<String, Tensor> withNoise(Map<String, Tensor> batch, long seed, long draw);

    /**
     * One update of the weights by the mean gradient over all items of all micro-batches. When the
     * loss or a gradient is not finite, nothing changes but the result says so.
     *
     * @param step which step this is, from 0; seeds the engine's own generator
     * @param microBatches the parts of the batch, each made by {@link #withNoise}; gradients add up
     *     over them
     * @param scheduled the values of this step: {@link #LEARNING_RATE}, {@code beta}, ...
     */
    StepResult step(
            long step, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled);

    /**
     * One update of the encoder's weights alone, with an optimiser's state of their own; running
     * statistics move as in any pass of training. When the loss or a gradient is not finite, no
     * weight changes but the result says so.
     *
     * @param update which update of the encoder this is; seeds the engine's own generator
     * @param batch made by {@link #withNoise}
     * @param scheduled as in {@link #step}
     * @throws IllegalArgumentException when the model has no encoder with weights
     */
    StepResult stepEncoder(long update, Map<String, Tensor> batch, Map<String, Float> scheduled);

    /**
     * The parameters of q(z|x) of a batch in evaluation mode, by name, each {@code (batch,
     * latent)}, with the averaged weights where there are any.
     */
    Map<String, FloatTensor> posterior(Map<String, Tensor> batch);

    /**
     * The loss terms of a batch in evaluation mode, with the averaged weights where there are any.
     *
     * @param batch made by {@link #withNoise}
     * @param scheduled as in {@link #step}
     */
    EvaluationResult evaluate(Map<String, Tensor> batch, Map<String, Float> scheduled);

    /**
     * Which term of a step that was not finite is to blame, and for which items. Changes nothing.
     */
    Explanation explain(
            long step, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled);

    /**
     * A copy of all that a later step depends on, by name: {@code model/<parameter>}, {@code
     * buffer/<name>}, {@code ema/<parameter>}, {@code optimizer/<slot>}.
     */
    Map<String, Tensor> state();

    /**
     * Puts a state back, bit for bit.
     *
     * @throws IllegalArgumentException when names or shapes are not those of {@link #state}; one
     *     line that names the first difference
     */
    void restore(Map<String, Tensor> state);

    /** How many numbers are trained. */
    long parameters();

    @Override
    void close();

    /** The name of the learning rate among the scheduled values. */
    String LEARNING_RATE = "learning-rate";
}
