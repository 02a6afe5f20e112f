package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values of a program may stay bfloat16 in mixed precision.
 *
 * <p>A matrix product or convolution computes in bfloat16. Its result stays so only where all
 * arithmetic on it leads to a further product, that is inside a network. What leads to densities,
 * divergences and losses is float32 from the network's last product on.
 */
final class HalfPrecision {

    private final Program program;
    private final BitSet possible = new BitSet();
    private final BitSet kept = new BitSet();

    HalfPrecision(Program program) {
        this.program = program;
        program.steps().forEach(this::mark);
        keep();
    }

    /** Whether a value that was computed in bfloat16 stays in it. */
    boolean keeps(int value) {
        return kept.get(value);
    }

    /** Whether the precision of an input decides that of the result. */
    boolean counts(Step step, int position) {
        // Statistics and scale of a normalisation are float32 whatever the data are.
        return isReal(step.inputs().get(position))
                && (position == 0 || !step.operation().name().equals("batchNorm"));
    }

    boolean isReal(int value) {
        return value >= 0 && program.values().get(value).type() == DataType.FLOAT32;
    }

    /**
     * Whether a step computes in bfloat16: a product that gains by it. A convolution of a single
     * channel, as of grey pictures, loses more by conversion than it gains.
     */
    boolean isLow(Step step) {
        if (step.operation().precision() != Precision.LOW) {
            return false;
        }
        if (!step.operation().name().startsWith("convolution")) {
            return true;
        }
        List<Size> weight = program.values().get(step.inputs().get(1)).shape();
        // (out, in / groups, kernel...), and the other way round where it is transposed
        int in = step.operation().name().startsWith("convolutionTranspose") ? 0 : 1;
        return weight.get(in).offset() > 1;
    }

    /** Whether an operation hands on the precision of what it takes. */
    static boolean handsOn(Step step) {
        return step.operation().precision() == Precision.ANY
                && !step.operation().name().equals("cast");
    }

    private void mark(Step step) {
        boolean all = handsOn(step);
        boolean some = false;
        for (int i = 0; i < step.inputs().size(); i++) {
            if (counts(step, i)) {
                some = true;
                all &= possible.get(step.inputs().get(i));
            }
        }
        if (isLow(step) || some && all) {
            step.outputs().stream().filter(this::isReal).forEach(possible::set);
        }
    }

    private void keep() {
        Map<Integer, Boolean> leadsToProducts = new HashMap<>();
        List<Step> steps = program.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean worth = false;
            for (int output : step.outputs()) {
                if (possible.get(output) && leadsToProducts.getOrDefault(output, false)) {
                    kept.set(output);
                    worth = true;
                }
            }
            boolean product = isLow(step);
            boolean stays = handsOn(step) && step.outputs().stream().anyMatch(possible::get);
            for (int position = 0; position < step.inputs().size(); position++) {
                if ((product || stays) && counts(step, position)) {
                    boolean good = product || worth;
                    leadsToProducts.merge(step.inputs().get(position), good, Boolean::logicalAnd);
                }
            }
        }
    }
}
