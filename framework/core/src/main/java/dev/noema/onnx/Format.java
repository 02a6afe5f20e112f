package dev.noema.onnx;

/**
 * How a graph is written.
 *
 * @param target the runtime it is for
 * @param opset the version of the operators, one that the target reads
 * @param storage how its weights are stored
 */
public record Format(Target target, Opset opset, Storage storage) {

    /** For ONNX Runtime, opset 18, with weights in float32. */
    public static final Format DEFAULT =
            new Format(Target.ORT, Target.ORT.opset(), Storage.FLOAT32);

    public Format {
        if (!target.rules().opsets().contains(opset)) {
            throw new IllegalArgumentException(
                    "opset "
                            + opset
                            + " for target "
                            + target
                            + "; allowed are "
                            + target.rules().opsets());
        }
    }
}
