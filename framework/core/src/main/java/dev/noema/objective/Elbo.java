package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.noema.schedule.Schedule;
import dev.noema.schedule.Scheduled;
import dev.noema.spi.Batch;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The negative evidence lower bound, with the divergence weighted (Kingma and Welling 2014, arXiv
 * 1312.6114; Higgins et al. 2017).
 */
public final class Elbo implements Objective, Scheduled {

    private final BetaSchedule beta;
    private final double freeBits;
    private final int latent;
    private final int samples;
    private final List<ObjectiveTerm> extra;

    Elbo(BetaSchedule beta, double freeBits, int latent, int samples, List<ObjectiveTerm> extra) {
        this.beta = beta;
        this.freeBits = freeBits;
        this.latent = latent;
        this.samples = samples;
        this.extra = List.copyOf(extra);
        Set<String> names = new HashSet<>(List.of(LossTerms.RECONSTRUCTION, LossTerms.KL));
        for (ObjectiveTerm term : extra) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException(
                        "terms: two are named " + term.name() + "; each may stand once");
            }
        }
    }

    @Override
    public Map<String, Schedule> schedules() {
        return beta.schedules();
    }

    @Override
    public LossTerms loss(Batch batch, Model model, Pass pass) {
        // loss = mean_b(-log p(x|z)) + beta KL(q(z|x) || p(z)) + sum_t weight_t mean_b(term_t), z ~
        // q(z|x)
        Posterior posterior = model.encoder().encode(batch, pass.scope(Model.ENCODER));
        NDArray first = posterior.sample(pass);
        NDArray divergence =
                model.prior().divergence(posterior, first, batch, pass.scope(Model.PRIOR));

        NDArray z = draws(first, posterior, pass);
        Batch repeated = repeat(batch);
        Parameters given = model.decoder().decode(z, repeated, pass.scope(Model.DECODER));
        Pass likelihoodPass = pass.scope(Model.LIKELIHOOD);
        NDArray mask = repeated.get(Batch.MASK).orElse(null);
        NDArray reconstruction =
                overDraws(
                        model.likelihood()
                                .logProbability(repeated.x(), given, mask, likelihoodPass)
                                .neg());

        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put(LossTerms.RECONSTRUCTION, reconstruction);
        terms.put(LossTerms.KL, divergence.sum(new int[] {1}));
        NDArray loss = reconstruction.mean().add(beta.weigh(counted(divergence), pass));
        for (ObjectiveTerm term : extra) {
            NDArray value =
                    overDraws(term.value(repeated, given, model.likelihood(), likelihoodPass));
            terms.put(term.name(), value);
            loss = loss.add(value.mean().mul((float) term.weight()));
        }
        return new LossTerms(loss, terms, divergence);
    }

    /** The divergence as the loss counts it, {@code ()}. */
    private NDArray counted(NDArray divergence) {
        if (freeBits == 0) {
            return divergence.sum(new int[] {1}).mean();
        }
        // sum_d max(lambda, mean_b KL_d) (Kingma et al. 2016, arXiv 1606.04934)
        // One column stands for all dimensions where the prior cannot tell them apart.
        float free = (float) freeBits * latent / divergence.getShape().get(1);
        return divergence.mean(new int[] {0}).maximum(free).sum();
    }

    /** All draws of all items, {@code (samples * batch, latent)}: draw by draw. */
    private NDArray draws(NDArray first, Posterior posterior, Pass pass) {
        NDList draws = new NDList(first);
        for (int draw = 1; draw < samples; draw++) {
            draws.add(posterior.sample(pass.scope("draw" + draw)));
        }
        return samples == 1 ? first : NDArrays.concat(draws, 0);
    }

    private Batch repeat(Batch batch) {
        if (samples == 1) {
            return batch;
        }
        Map<String, NDArray> repeated = new LinkedHashMap<>();
        batch.arrays()
                .forEach(
                        (name, array) ->
                                repeated.put(
                                        name,
                                        NDArrays.concat(
                                                new NDList(Collections.nCopies(samples, array)),
                                                0)));
        return new Batch(repeated);
    }

    private NDArray overDraws(NDArray values) {
        return samples == 1 ? values : values.reshape(samples, -1).mean(new int[] {0});
    }
}
