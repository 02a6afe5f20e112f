package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.nn.Dense;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;
import java.util.Locale;

/** How the features of all places become those of the item; padding counts for nothing. */
public enum Pooling {
    /** Those at the last place; of a recurrent network, the last state of each direction. */
    LAST {
        @Override
        NDArray pool(NDArray features, Batch batch, Pass pass) {
            NDArray places =
                    features.getManager()
                            .arange(0, (int) features.getShape().get(1), 1, DataType.INT64);
            NDArray last = batch.lengths().orElseThrow().sub(1).expandDims(1);
            NDArray here = places.expandDims(0).eq(last).toType(DataType.FLOAT32, false);
            return features.mul(here.expandDims(2)).sum(new int[] {1});
        }
    },
    /** The mean over the places. */
    MEAN {
        @Override
        NDArray pool(NDArray features, Batch batch, Pass pass) {
            NDArray mask = mask(batch).expandDims(2);
            return features.mul(mask).sum(new int[] {1}).div(mask.sum(new int[] {1}));
        }
    },
    /** The greatest value over the places, of each feature. */
    MAX {
        @Override
        NDArray pool(NDArray features, Batch batch, Pass pass) {
            NDArray mask = mask(batch).expandDims(2);
            return features.mul(mask).add(mask.sub(1).mul(FAR)).max(new int[] {1});
        }
    },
    /**
     * A mean whose weights are learned: softmax over the places of v' tanh(W h + b) (<a
     * href="https://aclanthology.org/N16-1174">Yang et al. 2016</a>).
     */
    ATTENTION {
        @Override
        NDArray pool(NDArray features, Batch batch, Pass pass) {
            Pass own = pass.scope("attention");
            long width = features.getShape().getLastDimension();
            NDArray hidden = new Dense(width).apply("hidden", features, own).tanh();
            // A bias would be the same for all places, and so change no weight.
            NDArray query =
                    own.parameter(
                            "query",
                            new Shape(width, 1),
                            new NormalInitializer((float) (1 / Math.sqrt((double) width))));
            NDArray scores = Operations.preciseMatMul(hidden, query).squeeze(2);
            NDArray weights = scores.add(mask(batch).sub(1).mul(FAR)).softmax(1);
            return features.mul(mask(batch).mul(weights).expandDims(2)).sum(new int[] {1});
        }
    };

    private static final float FAR = 1e9f;

    /**
     * Pools.
     *
     * @param features {@code (batch, time, features)}
     * @return {@code (batch, features)}
     */
    abstract NDArray pool(NDArray features, Batch batch, Pass pass);

    private static NDArray mask(Batch batch) {
        return batch.mask().orElseThrow();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
