package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import dev.noema.posterior.SoftBound;

/**
 * A logistic distribution cut into the 256 levels of [0, 1] (Kingma et al. 2016, arXiv 1606.04934).
 *
 * <p>A level holds what falls within half a level of it; levels 0 and 1 hold all that falls beyond.
 * Shapes broadcast.
 *
 * @param mean the location
 * @param logScale the log of the scale
 */
record Logistic(NDArray mean, NDArray logScale) {

    static final float MINIMUM = -8;
    static final float MAXIMUM = 3;

    private static final float HALF_LEVEL = 0.5f / 255;
    private static final float LOG_TWO = (float) Math.log(2);

    /**
     * The distribution that a decoder describes; its log-scale is softly bounded between {@value
     * #MINIMUM} and {@value #MAXIMUM}, from a tenth of a level to wider than [0, 1].
     */
    static Logistic of(NDArray mean, NDArray rawLogScale) {
        return new Logistic(mean, SoftBound.between(MINIMUM, MAXIMUM, rawLogScale));
    }

    /** The log-probability of each level, in nats. */
    NDArray logProbability(NDArray x) {
        // With a = (x + h - m) / s, b = (x - h - m) / s and d = a - b = 2 h / s,
        // sigmoid(a) - sigmoid(b) = sigmoid(a) sigmoid(-b) (1 - exp(-d)), which neither cancels nor
        // underflows:
        // log P(x) = -softplus(-a) - softplus(b) + log(1 - exp(-d)); at 0 the last two are left
        // out, at 1 the first and last.
        NDArray precision = logScale.neg().exp();
        NDArray distance = x.sub(mean);
        NDArray belowUpper = Activation.softPlus(distance.add(HALF_LEVEL).mul(precision).neg());
        NDArray aboveLower = Activation.softPlus(distance.sub(HALF_LEVEL).mul(precision));
        // 1 - exp(-d) = 2 t / (1 + t), t = tanh(d / 2): exact in float32 for the smallest d, too
        NDArray half = precision.mul(HALF_LEVEL).tanh();
        NDArray width = half.log().sub(half.add(1).log()).add(LOG_TWO);
        NDArray notLowest = x.gt(HALF_LEVEL).toType(DataType.FLOAT32, false);
        NDArray notHighest = x.lt(1 - HALF_LEVEL).toType(DataType.FLOAT32, false);
        return width.mul(notLowest)
                .mul(notHighest)
                .sub(belowUpper.mul(notHighest))
                .sub(aboveLower.mul(notLowest));
    }

    /** The expected value, cut off at 0 and 1: that of the levels to within half a level. */
    NDArray expectation() {
        // E = integral_0^1 P(X > t) dt = s (softplus(m / s) - softplus((m - 1) / s))
        NDArray precision = logScale.neg().exp();
        return Activation.softPlus(mean.mul(precision))
                .sub(Activation.softPlus(mean.sub(1).mul(precision)))
                .mul(logScale.exp());
    }

    /** The levels that uniform noise picks by the inverse of the distribution function. */
    NDArray sample(NDArray uniform, NDArray temperature) {
        // m + temperature * s * (log u - log(1 - u)), rounded to the nearest level
        NDArray logistic = uniform.log().sub(uniform.neg().add(1).log());
        NDArray value = mean.add(logistic.mul(logScale.exp()).mul(temperature));
        return value.clip(0, 1).mul(255).round().div(255);
    }
}
