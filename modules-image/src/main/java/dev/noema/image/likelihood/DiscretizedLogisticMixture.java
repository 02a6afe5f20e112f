package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.Event;
import dev.noema.likelihood.Noise;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import dev.noema.trace.Operations;
import java.util.ArrayList;
import java.util.List;

/**
 * 8-bit pixels, each a mixture of logistic distributions cut into 256 levels (Salimans et al. 2017,
 * arXiv 1701.05517).
 *
 * <p>The channels of a pixel share the choice of component, and within it each is predicted from
 * those before it: the location of channel c is mean_c + sum over earlier channels e of
 * tanh(coefficient_ce) (x_e - 1/2). Grey pictures have no coefficients. A mask goes over pixels:
 * its channel dimension has size 1.
 *
 * <p>A probability, so that bits per dimension may be told.
 */
public final class DiscretizedLogisticMixture implements Likelihood {

    /**
     * Log-weights of the components up to a constant, {@code (batch, components, height, width)}.
     */
    public static final String LOGITS = "logits";

    /** Locations, {@code (batch, channels * components, height, width)}, channel by channel. */
    public static final String MEAN = "mean";

    /** Log-scales, as the locations. */
    public static final String LOG_SCALE = "log_scale";

    /**
     * What a channel takes from an earlier one, {@code (batch, pairs * components, height, width)},
     * for colour.
     */
    public static final String COEFFICIENTS = "coefficients";

    private static final int[] OVER_COMPONENTS = {1};

    private final int components;
    private final int channels;

    DiscretizedLogisticMixture(int components, int channels) {
        this.components = components;
        this.channels = channels;
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec(LOGITS, maps(1, event)));
        parameters.add(new ParameterSpec(MEAN, maps(channels, event)));
        parameters.add(new ParameterSpec(LOG_SCALE, maps(channels, event)));
        if (channels > 1) {
            parameters.add(
                    new ParameterSpec(COEFFICIENTS, maps(channels * (channels - 1) / 2, event)));
        }
        return parameters;
    }

    private Shape maps(int count, Shape event) {
        return new Shape((long) count * components, event.get(1), event.get(2));
    }

    /**
     * The part of each component, {@code (batch, components, height, width)}, that belongs to one
     * channel or pair.
     */
    private NDArray group(NDArray maps, int index) {
        return maps.get(":, {}:{}", index * components, (index + 1) * components);
    }

    /**
     * The distribution of a channel in each component, given the earlier channels, each one map a
     * component or for all.
     */
    private Logistic channel(int channel, NDList earlier, Parameters given) {
        NDArray mean = group(given.get(MEAN), channel);
        for (int other = 0; other < channel; other++) {
            NDArray coefficient =
                    group(given.get(COEFFICIENTS), channel * (channel - 1) / 2 + other).tanh();
            mean = mean.add(coefficient.mul(earlier.get(other).sub(0.5f)));
        }
        return Logistic.of(mean, group(given.get(LOG_SCALE), channel));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        // log p(pixel) = log sum_k w_k prod_c P(x_c | k, x_1 ... x_c-1)
        NDArray joint = given.get(LOGITS).logSoftmax(1);
        NDList earlier = new NDList();
        for (int channel = 0; channel < channels; channel++) {
            NDArray value = x.get(":, {}:{}", channel, channel + 1);
            joint = joint.add(channel(channel, earlier, given).logProbability(value));
            earlier.add(value);
        }
        return Event.sum(Operations.logSumExp(joint, OVER_COMPONENTS, true), mask);
    }

    /**
     * The expected pixel, with each channel's location taken at the expectation of those before it.
     */
    @Override
    public NDArray mean(Parameters given, Pass pass) {
        NDArray weights = given.get(LOGITS).softmax(1);
        NDList expected = new NDList();
        NDList means = new NDList();
        for (int channel = 0; channel < channels; channel++) {
            NDArray each = channel(channel, expected, given).expectation();
            expected.add(each);
            means.add(each.mul(weights).sum(OVER_COMPONENTS, true));
        }
        return NDArrays.concat(means, 1);
    }

    /**
     * Draws a component for each pixel, then channel after channel; at temperature 0 the heaviest
     * and its location.
     */
    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        NDArray chosen = choose(given.get(LOGITS), temperature, pass);
        Shape maps = given.get(MEAN).getShape();
        NDArray uniform =
                pass.uniform(
                        Noise.ELEMENT, new Shape(maps.get(0), channels, maps.get(2), maps.get(3)));
        NDList values = new NDList();
        for (int channel = 0; channel < channels; channel++) {
            Logistic each = channel(channel, values, given);
            Logistic one =
                    new Logistic(
                            each.mean().mul(chosen).sum(OVER_COMPONENTS, true),
                            each.logScale().mul(chosen).sum(OVER_COMPONENTS, true));
            values.add(one.sample(uniform.get(":, {}:{}", channel, channel + 1), temperature));
        }
        return NDArrays.concat(values, 1);
    }

    /** 1 at the chosen component and 0 elsewhere, {@code (batch, components, height, width)}. */
    private static NDArray choose(NDArray logits, NDArray temperature, Pass pass) {
        // argmax_k(logits_k + temperature * g_k), g = -log(-log u): the Gumbel-max trick;
        // components that tie share
        NDArray uniform = pass.uniform(Noise.COMPONENT, logits.getShape());
        NDArray score = logits.sub(uniform.log().neg().log().mul(temperature));
        NDArray greatest =
                score.eq(score.max(OVER_COMPONENTS, true)).toType(DataType.FLOAT32, false);
        return greatest.div(greatest.sum(OVER_COMPONENTS, true));
    }

    @Override
    public Support support() {
        return Support.LEVELS;
    }
}
