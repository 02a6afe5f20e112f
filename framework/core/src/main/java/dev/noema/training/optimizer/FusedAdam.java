package dev.noema.training.optimizer;

import java.util.List;

/** PyTorch's fused Adam kernel, with the weight decay that its name stands for. */
record FusedAdam(
        String kernel,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        boolean amsgrad) {

    static final String FIRST_MOMENT = "first-moment";
    static final String SECOND_MOMENT = "second-moment";
    static final String GREATEST_SECOND_MOMENT = "greatest-second-moment";

    List<String> slots() {
        return amsgrad
                ? List.of(FIRST_MOMENT, SECOND_MOMENT, GREATEST_SECOND_MOMENT)
                : List.of(FIRST_MOMENT, SECOND_MOMENT);
    }

    List<String> update(UpdateVariables v) {
        String greatest =
                amsgrad
                        ? Fused.written(v.slot(GREATEST_SECOND_MOMENT))
                        : "annotate(List[Tensor], [])";
        return List.of(
                "adam_parameters = " + Fused.written(v.parameters()),
                "adam_first = " + Fused.written(v.slot(FIRST_MOMENT)),
                "adam_second = " + Fused.written(v.slot(SECOND_MOMENT)),
                "adam_greatest = " + greatest,
                "torch.%s(adam_parameters, [%s], adam_first, adam_second, adam_greatest, [%s], "
                                .formatted(kernel, v.gradient(), v.step())
                        + "lr=%s, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, "
                                .formatted(
                                        v.learningRate(),
                                        TorchLiteral.of(beta1),
                                        TorchLiteral.of(beta2),
                                        TorchLiteral.of(weightDecay),
                                        TorchLiteral.of(epsilon))
                        + "amsgrad=%s, maximize=False, grad_scale=None, found_inf=%s)"
                                .formatted(TorchLiteral.of(amsgrad), v.skip()));
    }
}
