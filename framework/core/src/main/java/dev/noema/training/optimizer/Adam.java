package dev.noema.training.optimizer;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;
import java.util.List;

/**
 * Adam: steps scaled by running means of the gradient and of its square (<a
 * href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>).
 */
@Summary("Steps scaled by running means of the gradient and of its square")
public record Adam(
        @Included CommonOptions common,
        @Option(value = "decay of the mean of the gradient", minimum = 0, maximum = 1) double beta1,
        @Option(value = "decay of the mean of the squared gradient", minimum = 0, maximum = 1)
                double beta2,
        @Option(value = "added to the denominator", minimum = 0) double epsilon,
        @Option(value = "weight decay, added to the gradient", minimum = 0) double weightDecay,
        @Option("whether the greatest second moment so far divides (AMSGrad)") boolean amsgrad)
        implements Optimizer {

    public Adam {
        Allowed.fromToBelow(0, 1, "beta1", beta1);
        Allowed.fromToBelow(0, 1, "beta2", beta2);
        Allowed.atLeast(0, "epsilon", epsilon);
        Allowed.atLeast(0, "weight-decay", weightDecay);
    }

    public static Adam defaults() {
        return new Adam(CommonOptions.at(1e-3), 0.9, 0.999, 1e-8, 0, false);
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
        return new FusedAdam("_fused_adam_", beta1, beta2, epsilon, weightDecay, amsgrad);
    }
}
