package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import java.util.Map;

/** Fits a density to codes by gradient descent: what priors that are networks ask for. */
@FunctionalInterface
public interface Descent {

    /** What is fitted. */
    @FunctionalInterface
    interface Density {

        /**
         * log p(row) of each row, {@code (batch)}, in nats.
         *
         * @param rows {@code (batch, width)}
         */
        NDArray logProbability(NDArray rows, Pass pass);
    }

    /**
     * The parameters, by name, under which the rows are likely. The same arguments give the same
     * parameters.
     *
     * @param rows {@code (count, width)}, row-major; not changed
     * @param epochs how often each row is seen
     */
    Map<String, FloatTensor> fit(
            Density density, float[] rows, int count, int width, int epochs, long seed);
}
