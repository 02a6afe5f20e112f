package dev.noema.training;

import dev.noema.serving.Tensor;
import java.util.Map;

/**
 * The first phase of a training with {@link AggressiveEncoder}: before each step the encoder alone
 * learns from further batches, a function of seed and step, until the loss of a window is no lower
 * than that of the window before. It ends for good at the first validation whose mutual information
 * is no greater than the one before.
 */
final class AggressivePhase {

    /** The name of its memory in a checkpoint. */
    static final String NAME = "aggressive-encoder";

    /** Keeps the order and noise of these batches apart from those of steps. */
    private static final long STREAM = 0x656E636F646572L;

    private static final String ENDED = "ended";
    private static final String INFORMATION = "mutual-information";

    private final AggressiveEncoder rule;
    private final TrainingSetup setup;
    private final DataOrder order;
    private boolean ended;
    private Double information; // at the last validation; null before the first

    AggressivePhase(AggressiveEncoder rule, TrainingSetup setup) {
        this.rule = rule;
        this.setup = setup;
        this.order = DataOrder.of(setup.train(), setup.seed() ^ STREAM, setup.config().batch());
        this.ended = rule.updates() == 0;
    }

    boolean active() {
        return !ended;
    }

    /** Updates the encoder, and says how often. */
    int before(long step, Map<String, Float> scheduled) {
        if (ended) {
            return 0;
        }
        long first = step * rule.updates();
        StepInputs inputs = new StepInputs(setup.train(), order, 1, setup.learner(), first);
        double window = 0;
        double windowBefore = Double.POSITIVE_INFINITY;
        for (int made = 0; made < rule.updates(); made++) {
            Map<String, Tensor> batch = inputs.next().microBatches().get(0);
            StepResult result = setup.learner().stepEncoder(first + made, batch, scheduled);
            if (!result.finite()) {
                return made;
            }
            window += result.loss() / rule.window();
            if ((made + 1) % rule.window() == 0) {
                if (window >= windowBefore) {
                    return made + 1;
                }
                windowBefore = window;
                window = 0;
            }
        }
        return rule.updates();
    }

    /** Notes the mutual information in nats, and says whether the phase ended with it. */
    boolean endsWith(double measured) {
        ended = information != null && measured <= information;
        information = measured;
        return ended;
    }

    Map<String, Object> memory() {
        return information == null ? Map.of() : Map.of(ENDED, ended, INFORMATION, information);
    }

    void restore(Map<String, Object> memory) {
        if (!memory.isEmpty()) {
            ended |= Boolean.TRUE.equals(memory.get(ENDED));
            information = ((Number) memory.get(INFORMATION)).doubleValue();
        }
    }
}
