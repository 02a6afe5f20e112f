package dev.noema.training.optimizer;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.training.schedule.Allowed;
import java.util.ArrayList;
import java.util.List;

/**
 * RMSprop: steps divided by a running root mean square of the gradient (<a
 * href="https://arxiv.org/abs/1308.0850">Graves 2013</a> for the centred form).
 */
@Summary(value = "Steps divided by a running root mean square of the gradient", name = "rmsprop")
public record RmsProp(
        @Included CommonOptions common,
        @Option(value = "decay of the mean of the squared gradient", minimum = 0, maximum = 1)
                double smoothing,
        @Option(value = "added to the denominator", minimum = 0) double epsilon,
        @Option(value = "weight decay, added to the gradient", minimum = 0) double weightDecay,
        @Option(value = "how much of the last step is kept", minimum = 0) double momentum,
        @Option("whether the gradient's mean is taken off before squaring") boolean centered)
        implements Optimizer {

    private static final String SQUARED_MEAN = "squared-mean";
    private static final String MEAN = "mean";
    private static final String VELOCITY = "velocity";

    public RmsProp {
        Allowed.fromToBelow(0, 1, "smoothing", smoothing);
        Allowed.atLeast(0, "epsilon", epsilon);
        Allowed.atLeast(0, "weight-decay", weightDecay);
        Allowed.atLeast(0, "momentum", momentum);
    }

    public static RmsProp defaults() {
        return new RmsProp(CommonOptions.at(1e-3), 0.99, 1e-8, 0, 0, false);
    }

    @Override
    public List<String> slots() {
        List<String> slots = new ArrayList<>(List.of(SQUARED_MEAN));
        if (centered) {
            slots.add(MEAN);
        }
        if (momentum > 0) {
            slots.add(VELOCITY);
        }
        return slots;
    }

    @Override
    public List<String> update(UpdateVariables v) {
        String g = v.gradient();
        String s = v.slot(SQUARED_MEAN);
        String keep = TorchLiteral.of(1 - smoothing);
        List<String> lines = new ArrayList<>();
        lines.addAll(Decay.addToGradient(weightDecay, v));
        // s = a s + (1 - a) g^2
        lines.add("torch.mul_(%s, %s)".formatted(s, TorchLiteral.of(smoothing)));
        lines.add("torch.addcmul_(%s, %s, %s, value=%s)".formatted(s, g, g, keep));
        if (centered) {
            // r = sqrt(s - mean^2) + epsilon
            String mean = v.slot(MEAN);
            lines.add("torch.lerp_(%s, %s, %s)".formatted(mean, g, keep));
            lines.add(
                    "rmsprop_root = torch.sqrt_(torch.addcmul(%s, %s, %s, value=-1.))"
                            .formatted(s, mean, mean));
        } else {
            // r = sqrt(s) + epsilon
            lines.add("rmsprop_root = torch.sqrt(%s)".formatted(s));
        }
        lines.add("torch.add_(rmsprop_root, %s)".formatted(TorchLiteral.of(epsilon)));
        if (momentum > 0) {
            // velocity = momentum velocity + g / r,  p = p - rate velocity
            String velocity = v.slot(VELOCITY);
            lines.add("torch.mul_(%s, %s)".formatted(velocity, TorchLiteral.of(momentum)));
            lines.add("torch.addcdiv_(%s, %s, rmsprop_root, value=1.)".formatted(velocity, g));
            lines.add(
                    "torch.sub_(%s, torch.mul(%s, %s))"
                            .formatted(v.parameters(), velocity, v.learningRate()));
        } else {
            // p = p - rate g / r
            lines.add(
                    "torch.sub_(%s, torch.mul_(torch.div(%s, rmsprop_root), %s))"
                            .formatted(v.parameters(), g, v.learningRate()));
        }
        return Skip.unless(v.skip(), lines);
    }
}
