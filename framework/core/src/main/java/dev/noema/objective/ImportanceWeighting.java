package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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

    /**
     * The two parts of log weights, in nats, at draws z from the posterior: {@code (draws *
     * batch)}, draw by draw.
     *
     * @param logLikelihood log p(x|z)
     * @param logRatio log p(z) - log q(z|x)
     */
    public record LogWeights(NDArray logLikelihood, NDArray logRatio) {

        /** log p(x|z) + log p(z) - log q(z|x). */
        public NDArray sum() {
            return logLikelihood.add(logRatio);
        }
    }

    private ImportanceWeighting() {}

    /**
     * The log of one weight for each item, {@code (batch)}, in nats, at a draw z from the
     * posterior.
     */
    public static NDArray logWeights(Batch batch, Model model, Pass pass) {
        Posterior posterior = model.encoder().encode(batch, pass.scope(Model.ENCODER));
        return logWeights(batch, posterior, 1, model, pass).sum();
    }

    /**
     * The logs of several weights for each item.
     *
     * @param posterior q(z|x) of each item, encoded once for all draws
     * @param draws how many weights each item has
     */
    public static LogWeights logWeights(
            Batch batch, Posterior posterior, int draws, Model model, Pass pass) {
        // log w = log p(x|z) + log p(z) - log q(z|x), z ~ q(z|x)
        NDList codes = new NDList();
        NDList densities = new NDList();
        for (int draw = 0; draw < draws; draw++) {
            NDArray z = Draws.sample(posterior, draw, pass);
            codes.add(z);
            densities.add(posterior.logProbability(z));
        }
        Draws all = new Draws(draws);
        NDArray z = all.join(codes);
        Batch repeated = all.repeat(batch);
        Parameters given = model.decoder().decode(z, repeated, pass.scope(Model.DECODER));
        NDArray mask = repeated.get(Batch.MASK).orElse(null);
        return new LogWeights(
                model.likelihood()
                        .logProbability(repeated.x(), given, mask, pass.scope(Model.LIKELIHOOD)),
                model.prior()
                        .logProbability(z, repeated, pass.scope(Model.PRIOR))
                        .sub(all.join(densities)));
    }
}
