package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/**
 * The importance-weighted bound on log p(x) (Burda et al. 2016, arXiv 1509.00519): the log of the
 * mean of k weights p(x, z) / q(z|x), which rises with k to log p(x). Its mean with {@link
 * LogMeanExp}.
 */
public final class ImportanceWeighting {

    private ImportanceWeighting() {}

    /**
     * The log of one weight for each item, {@code (batch)}, in nats, at a draw z from the
     * posterior.
     */
    public static NDArray logWeights(Batch batch, Model model, Pass pass) {
        // log w = log p(x|z) + log p(z) - log q(z|x), z ~ q(z|x)
        Posterior posterior = model.encoder().encode(batch, pass.scope(Model.ENCODER));
        NDArray z = posterior.sample(pass);
        Parameters given = model.decoder().decode(z, batch, pass.scope(Model.DECODER));
        NDArray mask = batch.get(Batch.MASK).orElse(null);
        return model.likelihood()
                .logProbability(batch.x(), given, mask, pass.scope(Model.LIKELIHOOD))
                .add(model.prior().logProbability(z, batch, pass.scope(Model.PRIOR)))
                .sub(posterior.logProbability(z));
    }
}
