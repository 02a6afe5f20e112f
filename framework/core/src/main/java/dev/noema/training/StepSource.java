package dev.noema.training;

import dev.noema.model.Arguments;
import dev.noema.model.Layout;
import dev.noema.model.TracedModel;
import dev.noema.trace.Program;
import dev.noema.trace.TorchLowering;
import dev.noema.training.optimizer.Clipping;
import dev.noema.training.optimizer.MovingAverage;
import dev.noema.training.optimizer.Optimizer;
import dev.noema.training.optimizer.UpdateVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The TorchScript of a training step: loss, gradient, clipping, update and averaging in one
 * function.
 *
 * <p>Its report is one small vector: {@code [loss, term means..., divergence means...]}, then the
 * gradient's norm and whether the update was skipped.
 */
final class StepSource {

    private static final String REPORT = "report";
    private static final String GRADIENT = "g";

    private final Program program;
    private final Arguments arguments;
    private final Optimizer optimizer;
    private final boolean mixed;

    StepSource(Program program, Arguments arguments, Optimizer optimizer, boolean mixed) {
        this.program = program;
        this.arguments = arguments;
        this.optimizer = optimizer;
        this.mixed = mixed;
    }

    /**
     * The names of the update's own arguments, after those of the program: rate, count, average and
     * slots.
     */
    List<String> updateArguments() {
        List<String> names = new ArrayList<>(List.of("rate", "updates", "average"));
        for (int i = 0; i < optimizer.slots().size(); i++) {
            names.add("slot" + i);
        }
        return names;
    }

    /** Loss, gradient and update. */
    List<String> whole() {
        List<String> body = new ArrayList<>(gradient());
        body.addAll(update());
        return body;
    }

    /** Loss and gradient, left in {@code report} and {@code g}. */
    List<String> gradient() {
        List<String> body = new ArrayList<>(arguments.prologue());
        body.addAll(TorchLowering.lower(program, arguments::expression, mixed));
        List<String> parts = new ArrayList<>();
        program.outputs()
                .forEach((name, value) -> parts.add(mean(name, TorchLowering.variable(value))));
        body.add(REPORT + " = torch.detach(torch.cat([" + String.join(", ", parts) + "]))");
        String loss = TorchLowering.variable(program.outputs().get(TracedModel.LOSS));
        body.add("gs = torch.grad([" + loss + "], [p], None, False, False, False)");
        // A gradient may come as a view with other strides, which the fused kernels would read
        // wrongly.
        body.add(GRADIENT + " = torch.contiguous(unchecked_cast(Tensor, gs[0]))");
        return body;
    }

    /**
     * Loss, gradient of all, and an update of one stretch of the parameters alone, without
     * averaging. The slots are as long as the stretch.
     */
    List<String> wholeOf(Layout.Stretch stretch) {
        String part = "torch.narrow(%s, 0, " + stretch.offset() + ", " + stretch.length() + ")";
        List<String> body = new ArrayList<>(gradient());
        body.add(GRADIENT + " = torch.contiguous(" + part.formatted(GRADIENT) + ")");
        body.addAll(update(part.formatted("p"), false));
        return body;
    }

    /** Clipping, update and averaging from {@code g} and {@code report}. */
    List<String> update() {
        return update("p", optimizer.common().ema() > 0);
    }

    private List<String> update(String parameters, boolean averaged) {
        List<String> body = new ArrayList<>();
        body.addAll(Clipping.clip(optimizer.common().clipNorm(), GRADIENT, "norm"));
        body.add("finite = torch.isfinite(torch.add(norm, torch.select(report, 0, 0)))");
        body.add("skip = torch.to(torch.logical_not(finite), 6)");
        body.add("_0 = torch.add_(updates, torch.rsub(skip, 1.))");
        body.add("q = torch.detach(" + parameters + ")");
        Map<String, String> slots = new LinkedHashMap<>();
        for (int i = 0; i < optimizer.slots().size(); i++) {
            slots.put(optimizer.slots().get(i), "slot" + i);
        }
        UpdateVariables variables =
                new UpdateVariables("q", GRADIENT, slots, "rate", "updates", "skip");
        body.addAll(optimizer.update(variables));
        if (averaged) {
            body.addAll(MovingAverage.update(optimizer.common().ema(), "average", variables));
        }
        body.add("whole = torch.cat([report, torch.reshape(norm, [1]), torch.reshape(skip, [1])])");
        return body;
    }

    // Terms are (batch) and divergences (batch, latent): both become means over the batch.
    private static String mean(String name, String variable) {
        if (name.equals(TracedModel.LOSS)) {
            return "torch.reshape(" + variable + ", [1])";
        }
        if (name.equals(TracedModel.DIVERGENCE)) {
            return "torch.mean(" + variable + ", [0], False)";
        }
        return "torch.mean(" + variable + ", [0], True)";
    }
}
