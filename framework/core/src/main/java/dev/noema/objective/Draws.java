package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several draws from each item's posterior, laid out draw by draw: {@code (draws * batch, ...)}.
 *
 * @param count how many draws each item has
 */
record Draws(int count) {

    /** A draw of a posterior; {@code number} counts from 0 and names the noise. */
    static NDArray sample(Posterior posterior, int number, Pass pass) {
        return posterior.sample(number == 0 ? pass : pass.scope("draw" + number));
    }

    /** The arrays of each draw, one after the other. */
    NDArray join(NDList draws) {
        return count == 1 ? draws.get(0) : NDArrays.concat(draws, 0);
    }

    /** The batch once for each draw. */
    Batch repeat(Batch batch) {
        if (count == 1) {
            return batch;
        }
        Map<String, NDArray> repeated = new LinkedHashMap<>();
        batch.arrays()
                .forEach(
                        (name, array) ->
                                repeated.put(
                                        name,
                                        join(new NDList(Collections.nCopies(count, array)))));
        return new Batch(repeated);
    }

    /** The mean over an item's draws, {@code (batch)}, of values {@code (draws * batch)}. */
    NDArray mean(NDArray values) {
        return count == 1 ? values : values.reshape(count, -1).mean(new int[] {0});
    }
}
