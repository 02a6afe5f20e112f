package dev.noema.prior;

import dev.noema.serving.FloatTensor;
import dev.noema.spi.Prior;
import java.util.Map;

/**
 * A prior whose density is estimated from the codes of the training data once the model is trained
 * (ex-post density estimation, Ghosh et al. 2020, arXiv 1903.12436).
 */
public interface Refittable extends Prior {

    /**
     * The prior fitted to codes. The same codes and seed give the same prior.
     *
     * @param codes means or draws of the posterior, {@code (count, latent)}, row-major; not changed
     * @throws IllegalArgumentException when there are no codes, or some are not finite
     */
    Refitted refit(float[] codes, int count, int latent, long seed);

    /**
     * How many codes a fit needs to be more than a memory of the items: of fewer items, each is
     * drawn from several times.
     */
    default int leastCodes(int latent) {
        return 1;
    }

    /**
     * The prior that {@link Refitted#arrays} describes.
     *
     * @throws IllegalArgumentException when an array is missing or has a wrong shape
     */
    Refitted restore(Map<String, FloatTensor> arrays);
}
