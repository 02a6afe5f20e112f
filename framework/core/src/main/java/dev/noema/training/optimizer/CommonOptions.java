package dev.noema.training.optimizer;

import dev.noema.spi.Option;
import dev.noema.training.schedule.Allowed;
import dev.noema.training.schedule.LearningRate;

/**
 * What every optimiser has.
 *
 * @param learningRate the learning rate of each step
 * @param clipNorm the greatest global norm of the gradient, see {@link Clipping}; 0 means that it
 *     is not clipped
 * @param ema the decay of the averaged weights, see {@link MovingAverage}; 0 means that there are
 *     none
 */
public record CommonOptions(
        @Option("learning rate: a number, or a schedule") LearningRate learningRate,
        @Option(value = "greatest global norm of the gradient; 0 does not clip", minimum = 0)
                double clipNorm,
        @Option(
                        value = "decay of the averaged weights, such as 0.999; 0 keeps none",
                        minimum = 0,
                        maximum = 1)
                double ema) {

    public CommonOptions {
        Allowed.atLeast(0, "clip-norm", clipNorm);
        Allowed.fromToBelow(0, 1, "ema", ema);
    }

    /** A constant learning rate, without clipping or averages. */
    public static CommonOptions at(double learningRate) {
        return new CommonOptions(LearningRate.constant(learningRate), 0, 0);
    }
}
