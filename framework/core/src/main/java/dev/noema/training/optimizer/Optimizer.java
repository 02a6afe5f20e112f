package dev.noema.training.optimizer;

import dev.noema.spi.Summary;
import dev.noema.training.schedule.LearningRate;
import java.util.List;

/**
 * A rule that moves the weights against their gradient, with PyTorch's formulas.
 *
 * <p>All trained numbers are one flat vector, so that an update is one native call however many
 * layers there are.
 */
@Summary("The rule that moves the weights")
public sealed interface Optimizer permits Adam, AdamW, Adamax, RmsProp, Sgd {

    /** The learning rate of each step. */
    LearningRate learningRate();

    /**
     * The greatest global norm of the gradient, see {@link Clipping}; 0 means that it is not
     * clipped.
     */
    double clipNorm();

    /**
     * The decay of the averaged weights, see {@link MovingAverage}; 0 means that there are none.
     */
    double ema();

    /** The names of the state vectors, each as long as the parameters and 0 at the start. */
    List<String> slots();

    /** TorchScript statements that update parameters and slots in place. */
    List<String> update(UpdateVariables variables);
}
