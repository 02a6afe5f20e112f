package dev.noema.training.optimizer;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;
import java.util.List;

/**
 * Adam with weight decay apart from the gradient (<a
 * href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>).
 */
@Summary(value = "Adam with weight decay apart from the gradient", name = "adamw")
public record AdamW(
        @Included CommonOptions common,
        @Option(value = "decay of the mean of the gradient", minimum = 0, maximum = 1) double beta1,
        @Option(value = "decay of the mean of the squared gradient", minimum = 0, maximum = 1)
                double beta2,
        @Option(value = "added to the denominator", minimum = 0) double epsilon,
        @Option(value = "weight decay, multiplied by the learning rate", minimum = 0)
                double weightDecay,
        @Option("whether the greatest second moment so far divides (AMSGrad)") boolean amsgrad)
        implements Optimizer {

    public AdamW {
        Allowed.fromToBelow(0, 1, "beta1", beta1);
        Allowed.fromToBelow(0, 1, "beta2", beta2);
        Allowed.atLeast(0, "epsilon", epsilon);
        Allowed.atLeast(0, "weight-decay", weightDecay);
    }

    public static AdamW defaults() {
        return new AdamW(CommonOptions.at(1e-3), 0.9, 0.999, 1e-8, 0.01, false);
    }

    @Override
    public List<String> slots() {
        return fused().slots();
    }

    @Override
    public List<String> update(UpdateVariables variables) {
        return fused().update(variables);
    }

    private FusedAdam fused() {
        return new FusedAdam("_fused_adamw_", beta1, beta2, epsilon, weightDecay, amsgrad);
    }
}
