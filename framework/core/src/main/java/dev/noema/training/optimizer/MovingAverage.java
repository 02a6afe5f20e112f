package dev.noema.training.optimizer;

import java.util.List;

/**
 * Averages the weights over the steps (<a href="https://doi.org/10.1137/0330046">Polyak and
 * Juditsky 1992</a>).
 */
public final class MovingAverage {

    private MovingAverage() {}

    /**
     * TorchScript statements that move an average, which starts as a copy of the parameters,
     * towards them. The decay grows with the steps, so that a short run does not average over its
     * start.
     *
     * @param decay how much of the average stays in each step, once there were many
     * @param average the name of the averaged parameters, written in place
     */
    public static List<String> update(double decay, String average, UpdateVariables v) {
        // average = d average + (1 - d) p,  d = min(decay, (1 + t) / (10 + t))
        return Skip.unless(
                v.skip(),
                List.of(
                        "average_decay = torch.div(torch.add(%s, 1.), torch.add(%s, 10.))"
                                .formatted(v.step(), v.step()),
                        "average_weight = torch.rsub(torch.clamp(average_decay, None, %s), 1.)"
                                .formatted(TorchLiteral.of(decay)),
                        "torch.lerp_(%s, %s, average_weight)".formatted(average, v.parameters())));
    }
}
