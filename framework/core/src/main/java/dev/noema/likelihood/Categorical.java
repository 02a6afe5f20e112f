package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * One of several tokens at each place, p(x|z) = softmax(logits)_x, each given those before it.
 *
 * <p>In training the target may be smoothed: with the share e it is spread evenly over all tokens
 * (<a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2015</a>); what is evaluated is the
 * probability itself.
 */
public final class Categorical implements Likelihood {

    /** How likely each token is, {@code (batch, time, tokens)}. */
    public static final String LOGITS = Generation.LOGITS;

    private final int tokens;
    private final float smoothing;

    Categorical(int tokens, double smoothing) {
        this.tokens = tokens;
        this.smoothing = (float) smoothing;
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return List.of(new ParameterSpec(LOGITS, event.add(tokens)));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        // log p(x) = l_x - log sum_v exp(l_v)
        NDArray logs = given.get(LOGITS).logSoftmax(-1);
        int last = x.getShape().dimension();
        NDArray target = logs.gather(x.expandDims(last), last).squeeze(last);
        if (smoothing > 0 && pass.training()) {
            // (1 - e) log p(x) + e mean_v log p(v)
            target = target.mul(1 - smoothing).add(logs.mean(new int[] {last}).mul(smoothing));
        }
        return Event.sum(target, mask);
    }

    /** The likeliest token at each place. */
    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(LOGITS).argMax(-1);
    }

    /** Draws with logits divided by the temperature; at 0, the likeliest token. */
    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        // argmax_v (l_v - temperature log(-log u_v)) is v with probability softmax(l /
        // temperature)_v
        NDArray logits = given.get(LOGITS);
        NDArray uniform = pass.uniform(Noise.ELEMENT, logits.getShape());
        NDArray gumbel = uniform.log().neg().log().neg();
        return logits.add(gumbel.mul(temperature)).argMax(-1);
    }

    @Override
    public Support support() {
        return Support.tokens(tokens);
    }
}
