package dev.noema.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lowers a program to TorchScript statements. */
public final class TorchLowering {

    private static final int BFLOAT16 = 15;
    private static final int FLOAT32 = 6;

    private final Program program;
    private final boolean mixed;
    private final HalfPrecision precisions;
    private final List<String> body = new ArrayList<>();
    private final Set<Integer> halves = new HashSet<>();
    private final Map<String, String> casts = new HashMap<>();

    private TorchLowering(Program program, boolean mixed) {
        this.program = program;
        this.mixed = mixed;
        this.precisions = new HalfPrecision(program);
    }

    /**
     * The statements that compute a program.
     *
     * @param source the TorchScript expression that holds a source
     * @param mixed whether matrix products and convolutions run in bfloat16
     */
    public static List<String> lower(
            Program program, Function<Source, String> source, boolean mixed) {
        TorchLowering lowering = new TorchLowering(program, mixed);
        for (Source each : program.sources()) {
            lowering.body.add(variable(each.value()) + " = " + source.apply(each));
        }
        lowering.dimensions();
        program.steps().forEach(lowering::step);
        for (int output : program.outputs().values()) {
            String full = lowering.full(output);
            if (!full.equals(variable(output))) {
                lowering.body.add(variable(output) + " = " + full);
            }
        }
        return lowering.body;
    }

    /** The variable that holds a value once its statement has run; outputs are float32. */
    public static String variable(int value) {
        return "v" + value;
    }

    // All arrays of a program are on one device.
    private String anySource() {
        return program.sources().isEmpty() ? null : variable(program.sources().get(0).value());
    }

    private void dimensions() {
        Set<String> known = new HashSet<>();
        for (Source source : program.sources()) {
            for (int axis = 0; axis < source.shape().size(); axis++) {
                Size size = source.shape().get(axis);
                if (size.isDimension() && known.add(size.dimensions().get(0))) {
                    body.add(
                            size.dimensions().get(0)
                                    + " = torch.size("
                                    + variable(source.value())
                                    + ", "
                                    + axis
                                    + ")");
                }
            }
        }
    }

    private void step(Step step) {
        boolean low = mixed && precisions.isLow(step);
        boolean stays = mixed && staysHalf(step);
        List<String> inputs = new ArrayList<>();
        for (int position = 0; position < step.inputs().size(); position++) {
            int input = step.inputs().get(position);
            boolean asItIs = input < 0 || !precisions.isReal(input) || !mixed;
            boolean half = low || stays && precisions.counts(step, position);
            inputs.add(
                    input < 0 ? null : asItIs ? variable(input) : half ? half(input) : full(input));
        }
        if (low && step.operation().name().matches("convolution(Transpose)?2d")) {
            channelsLast(inputs);
        }
        String prefix = variable(step.output()) + "_";
        List<String> lines =
                new ArrayList<>(
                        TorchExpression.of(
                                step.operation(), inputs, step.attributes(), prefix, anySource()));
        if (low && !precisions.keeps(step.output())) {
            int last = lines.size() - 1;
            lines.set(last, "torch.to(" + lines.get(last) + ", " + FLOAT32 + ")");
        }
        List<String> results = step.outputs().stream().map(TorchLowering::variable).toList();
        body.addAll(Snippets.statements(lines, results));
        if (low && precisions.keeps(step.output()) || stays) {
            step.outputs().stream().filter(precisions::isReal).forEach(halves::add);
        }
    }

    // All that counts is bfloat16 already, and a result is wanted so.
    private boolean staysHalf(Step step) {
        if (!HalfPrecision.handsOn(step) || step.outputs().stream().noneMatch(precisions::keeps)) {
            return false;
        }
        for (int position = 0; position < step.inputs().size(); position++) {
            if (precisions.counts(step, position)
                    && !halves.contains(step.inputs().get(position))) {
                return false;
            }
        }
        return true;
    }

    private static void channelsLast(List<String> inputs) {
        for (int i = 0; i < 2; i++) {
            inputs.set(i, "torch.contiguous(" + inputs.get(i) + ", memory_format=2)");
        }
    }

    private String half(int value) {
        return halves.contains(value) ? variable(value) : cast(value, BFLOAT16);
    }

    private String full(int value) {
        return halves.contains(value) ? cast(value, FLOAT32) : variable(value);
    }

    private String cast(int value, int type) {
        String name = variable(value) + (type == BFLOAT16 ? "h" : "f");
        return casts.computeIfAbsent(
                name,
                fresh -> {
                    body.add(fresh + " = torch.to(" + variable(value) + ", " + type + ")");
                    return fresh;
                });
    }
}
