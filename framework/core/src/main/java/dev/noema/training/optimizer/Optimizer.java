package dev.noema.training.optimizer;

import dev.noema.spi.Summary;
import java.util.List;

/**
 * A rule that moves the weights against their gradient, with PyTorch's formulas.
 *
 * <p>All trained numbers are one flat vector, so that an update is one native call however many
 * layers there are.
 */
@Summary("The rule that moves the weights")
public sealed interface Optimizer permits Adam, AdamW, Adamax, RmsProp, Sgd {

    /** Learning rate, clipping and averaging. */
    CommonOptions common();

    /** The names of the state vectors, each as long as the parameters and 0 at the start. */
    List<String> slots();

    /** TorchScript statements that update parameters and slots in place. */
    List<String> update(UpdateVariables variables);
}
