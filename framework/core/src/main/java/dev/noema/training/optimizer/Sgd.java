package dev.noema.training.optimizer;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;
import java.util.List;

/**
 * Stochastic gradient descent, with momentum if wanted (<a
 * href="http://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013</a>).
 */
@Summary("Stochastic gradient descent with momentum")
public record Sgd(
        @Included CommonOptions common,
        @Option(value = "how much of the last step is kept", minimum = 0) double momentum,
        @Option(
                        value = "how much of the gradient stays out of the momentum",
                        minimum = 0,
                        maximum = 1)
                double dampening,
        @Option(value = "weight decay, added to the gradient", minimum = 0) double weightDecay,
        @Option("whether the gradient counts as if taken one step ahead (Nesterov)")
                boolean nesterov)
        implements Optimizer {

    private static final String VELOCITY = "velocity";

    public Sgd {
        Allowed.atLeast(0, "momentum", momentum);
        Allowed.atLeast(0, "dampening", dampening);
        Allowed.atLeast(0, "weight-decay", weightDecay);
        if (nesterov && (momentum == 0 || dampening != 0)) {
            throw new IllegalArgumentException(
                    "nesterov is true; allowed only with momentum above 0 and dampening 0");
        }
    }

    public static Sgd defaults() {
        return new Sgd(CommonOptions.at(1e-2), 0.9, 0, 0, false);
    }

    @Override
    public List<String> slots() {
        return momentum > 0 ? List.of(VELOCITY) : List.of();
    }

    @Override
    public List<String> update(UpdateVariables v) {
        String velocity =
                momentum > 0 ? Fused.written(v.slot(VELOCITY)) : "annotate(List[Tensor], [])";
        return List.of(
                "sgd_parameters = " + Fused.written(v.parameters()),
                "sgd_velocity = " + velocity,
                "torch._fused_sgd_(sgd_parameters, [%s], sgd_velocity, weight_decay=%s, momentum=%s, "
                                .formatted(
                                        v.gradient(),
                                        TorchLiteral.of(weightDecay),
                                        TorchLiteral.of(momentum))
                        + "lr=%s, dampening=%s, nesterov=%s, maximize=False, "
                                .formatted(
                                        v.learningRate(),
                                        TorchLiteral.of(dampening),
                                        TorchLiteral.of(nesterov))
                        + "is_first_step=bool(torch.eq(%s, 1)), grad_scale=None, found_inf=%s)"
                                .formatted(v.step(), v.skip()));
    }
}
