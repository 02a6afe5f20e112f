package dev.noema.training.optimizer;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;
import java.util.ArrayList;
import java.util.List;

/**
 * Adamax: Adam with the infinity norm in place of the second moment (<a
 * href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>, section 7.1).
 */
@Summary("Adam with the greatest gradient in place of its mean square")
public record Adamax(
        @Included CommonOptions common,
        @Option(value = "decay of the mean of the gradient", minimum = 0, maximum = 1) double beta1,
        @Option(value = "decay of the infinity norm", minimum = 0, maximum = 1) double beta2,
        @Option(value = "added to the gradient's size", minimum = 0) double epsilon,
        @Option(value = "weight decay, added to the gradient", minimum = 0) double weightDecay)
        implements Optimizer {

    private static final String FIRST_MOMENT = "first-moment";
    private static final String INFINITY_NORM = "infinity-norm";

    public Adamax {
        Allowed.fromToBelow(0, 1, "beta1", beta1);
        Allowed.fromToBelow(0, 1, "beta2", beta2);
        Allowed.atLeast(0, "epsilon", epsilon);
        Allowed.atLeast(0, "weight-decay", weightDecay);
    }

    public static Adamax defaults() {
        return new Adamax(CommonOptions.at(2e-3), 0.9, 0.999, 1e-8, 0);
    }

    @Override
    public List<String> slots() {
        return List.of(FIRST_MOMENT, INFINITY_NORM);
    }

    @Override
    public List<String> update(UpdateVariables v) {
        String m = v.slot(FIRST_MOMENT);
        String u = v.slot(INFINITY_NORM);
        List<String> lines = new ArrayList<>();
        lines.addAll(Decay.addToGradient(weightDecay, v));
        // m = beta1 m + (1 - beta1) g,  u = max(beta2 u, |g| + epsilon)
        lines.add("torch.lerp_(%s, %s, %s)".formatted(m, v.gradient(), TorchLiteral.of(1 - beta1)));
        lines.add("torch.mul_(%s, %s)".formatted(u, TorchLiteral.of(beta2)));
        lines.add(
                "adamax_size = torch.add_(torch.abs(%s), %s)"
                        .formatted(v.gradient(), TorchLiteral.of(epsilon)));
        lines.add("torch.copy_(%s, torch.maximum(%s, adamax_size))".formatted(u, u));
        // p = p - rate / (1 - beta1^t) m / u, the power in float64 since 1 - beta1^t loses digits
        lines.add(
                "adamax_power = torch.pow(%s, torch.to(%s, 7))"
                        .formatted(TorchLiteral.of(beta1), v.step()));
        lines.add(
                "adamax_rate = torch.div(%s, torch.rsub(adamax_power, 1.))"
                        .formatted(v.learningRate()));
        lines.add(
                "torch.sub_(%s, torch.mul_(torch.div(%s, %s), adamax_rate))"
                        .formatted(v.parameters(), m, u));
        return Skip.unless(v.skip(), lines);
    }
}
