package dev.noema.onnx;

/**
 * How a graph is written.
 *
 * @param target the runtime it is for
 * @param opset the version of the operators, one that the target reads
 * @param storage how its weights are stored
 * @param externalAbove how many bytes of weights may stand in the graph's own file; more lie beside
 *     it
 */
public record Format(Target target, Opset opset, Storage storage, long externalAbove) {

    /** Protocol buffers end at 2 GiB; some is left for the nodes. */
    public static final long MOST_BYTES = 1_800_000_000L;

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
        if (externalAbove < 0 || externalAbove > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "external data above "
                            + externalAbove
                            + " bytes; allowed are 0 to "
                            + MOST_BYTES);
        }
    }

    /** With all weights in the graph's own file as far as it can hold them. */
    public Format(Target target, Opset opset, Storage storage) {
        this(target, opset, storage, MOST_BYTES);
    }
}
