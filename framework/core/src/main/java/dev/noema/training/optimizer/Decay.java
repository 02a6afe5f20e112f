package dev.noema.training.optimizer;

import java.util.List;

/** Weight decay as a part of the gradient: the gradient of (decay / 2) |p|^2. */
final class Decay {

    private Decay() {}

    static List<String> addToGradient(double weightDecay, UpdateVariables v) {
        return weightDecay == 0
                ? List.of()
                : List.of(
                        "torch.add_(%s, %s, alpha=%s)"
                                .formatted(
                                        v.gradient(),
                                        v.parameters(),
                                        TorchLiteral.of(weightDecay)));
    }
}
