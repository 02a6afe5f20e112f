package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Batch;
import java.util.Locale;

/** How the features of all places become those of the item, {@code (batch, features)}. */
public enum Pooling {
    /** The state after the last place of each direction of the last layer. */
    LAST {
        @Override
        NDArray pool(Recurrence.Result result, Batch batch, int directions) {
            NDArray states = result.states().get(0);
            long all = states.getShape().get(1);
            return states.get(":, {}:{}", all - directions, all)
                    .reshape(-1, directions * states.getShape().get(2));
        }
    },
    /** The mean over the places. */
    MEAN {
        @Override
        NDArray pool(Recurrence.Result result, Batch batch, int directions) {
            NDArray mask = mask(batch);
            return result.outputs().mul(mask).sum(new int[] {1}).div(mask.sum(new int[] {1}));
        }
    },
    /** The greatest value over the places, of each feature. */
    MAX {
        @Override
        NDArray pool(Recurrence.Result result, Batch batch, int directions) {
            // features lie in (-1, 1), so that 2 less is never the greatest
            return result.outputs().add(mask(batch).sub(1).mul(2)).max(new int[] {1});
        }
    };

    /**
     * Pools.
     *
     * @param directions how many directions the network has
     */
    abstract NDArray pool(Recurrence.Result result, Batch batch, int directions);

    private static NDArray mask(Batch batch) {
        return batch.mask().orElseThrow().expandDims(2);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
