package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.norm.Dropout;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Lets places look at others and thinks about what they saw: x + attention(norm(x)), then x +
 * network(norm(x)) (<a href="https://arxiv.org/abs/2002.04745">Xiong et al. 2020</a>).
 *
 * <p>In two halves, so that what a place may look at can be kept from one step to the next.
 *
 * @param width how many features a place has
 * @param heads how many looks it takes, each at width / heads features
 * @param inner how many features the network between has
 * @param dropout the share of features left out in training
 */
public record TransformerLayer(long width, int heads, long inner, double dropout) {

    private static final LayerNormalization NORMALIZATION = new LayerNormalization();

    /**
     * What places look with and at, each {@code (batch, time, width)}.
     *
     * @param query what a place looks for
     * @param keys what it is found by
     * @param values what is seen there
     */
    public record Looks(NDArray query, NDArray keys, NDArray values) {

        /** The same queries that look at other places. */
        public Looks at(NDArray otherKeys, NDArray otherValues) {
            return new Looks(query, otherKeys, otherValues);
        }
    }

    public TransformerLayer {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    width
                            + " features and "
                            + heads
                            + " heads; allowed are heads that divide them");
        }
    }

    /** What the places {@code (batch, time, width)} look with and at. */
    public Looks looks(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        NDArray normalized = NORMALIZATION.apply("attention/normalization", x, own);
        NDList projected =
                new Dense(3 * width)
                        .apply("attention/projections", normalized, own)
                        .split(new long[] {width, 2 * width}, 2);
        return new Looks(projected.get(0), projected.get(1), projected.get(2));
    }

    /**
     * The places after they have looked, {@code (batch, time, width)}.
     *
     * @param mask true where a place may look, broadcast to {@code (batch, heads, time, keys)}
     */
    public NDArray apply(String name, NDArray x, Looks looks, NDArray mask, Pass pass) {
        Pass own = pass.scope(name);
        NDArray seen =
                Operations.attention(
                        split(looks.query()), split(looks.keys()), split(looks.values()), mask);
        long batch = x.getShape().get(0);
        NDArray joined = seen.transpose(0, 2, 1, 3).reshape(batch, -1, width);
        NDArray after = x.add(kept(new Dense(width).apply("attention/output", joined, own), own));
        NDArray normalized = NORMALIZATION.apply("network/normalization", after, own);
        NDArray hidden =
                Activation.GELU.apply(new Dense(inner).apply("network/hidden", normalized, own));
        return after.add(kept(new Dense(width).apply("network/output", hidden, own), own));
    }

    /** {@code (batch, time, width)} to {@code (batch, heads, time, width / heads)}. */
    private NDArray split(NDArray x) {
        return x.reshape(x.getShape().get(0), -1, heads, width / heads).transpose(0, 2, 1, 3);
    }

    private NDArray kept(NDArray x, Pass pass) {
        return dropout == 0
                ? x
                : Dropout.dropout(x, (float) dropout, pass.training()).singletonOrThrow();
    }
}
