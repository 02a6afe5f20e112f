package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.schedule.Schedule;
import dev.noema.schedule.Scheduled;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The negative evidence lower bound, with the divergence weighted (Kingma and Welling 2014, arXiv
 * 1312.6114; Higgins et al. 2017).
 */
public final class Elbo implements Objective, Scheduled, Accompanied {

    private static final String TERMS = "terms/";

    private final BetaSchedule beta;
    private final double freeBits;
    private final int latent;
    private final Draws draws;
    private final List<ObjectiveTerm> extra;

    Elbo(BetaSchedule beta, double freeBits, int latent, int samples, List<ObjectiveTerm> extra) {
        this.beta = beta;
        this.freeBits = freeBits;
        this.latent = latent;
        this.draws = new Draws(samples);
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
    public int targets() {
        return extra.stream().mapToInt(ObjectiveTerm::targets).max().orElse(0);
    }

    @Override
    public Map<String, Companion> companions() {
        Map<String, Companion> companions = new LinkedHashMap<>();
        for (ObjectiveTerm term : extra) {
            if (term instanceof Accompanied accompanied) {
                accompanied
                        .companions()
                        .forEach((graph, each) -> companions.put(graph, each.within(scope(term))));
            }
        }
        return companions;
    }

    private static String scope(ObjectiveTerm term) {
        return TERMS + term.name();
    }

    @Override
    public LossTerms loss(Batch batch, Model model, Pass pass) {
        // loss = mean_b(-log p(x|z)) + beta KL(q(z|x) || p(z)) + sum_t weight_t mean_b(term_t), z ~
        // q(z|x)
        Posterior posterior = model.encoder().encode(batch, pass.scope(Model.ENCODER));
        NDArray first = Draws.sample(posterior, 0, pass);
        NDArray divergence =
                model.prior().divergence(posterior, first, batch, pass.scope(Model.PRIOR));

        NDArray z = all(first, posterior, pass);
        Batch repeated = draws.repeat(batch);
        Parameters given = model.decoder().decode(z, repeated, pass.scope(Model.DECODER));
        Pass likelihoodPass = pass.scope(Model.LIKELIHOOD);
        NDArray mask = repeated.get(Batch.MASK).orElse(null);
        NDArray reconstruction =
                draws.mean(
                        model.likelihood()
                                .logProbability(repeated.x(), given, mask, likelihoodPass)
                                .neg());

        Map<String, NDArray> terms = new LinkedHashMap<>();
        terms.put(LossTerms.RECONSTRUCTION, reconstruction);
        terms.put(LossTerms.KL, divergence.sum(new int[] {1}));
        NDArray loss = reconstruction.mean().add(beta.weigh(counted(divergence), pass));
        DecodedBatch decoded =
                new DecodedBatch(repeated, z, given, model.likelihood(), likelihoodPass);
        for (ObjectiveTerm term : extra) {
            NDArray value = draws.mean(term.value(decoded, pass.scope(scope(term))));
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

    /** All draws of all items, {@code (samples * batch, latent)}. */
    private NDArray all(NDArray first, Posterior posterior, Pass pass) {
        NDList each = new NDList(first);
        for (int draw = 1; draw < draws.count(); draw++) {
            each.add(Draws.sample(posterior, draw, pass));
        }
        return draws.join(each);
    }
}
