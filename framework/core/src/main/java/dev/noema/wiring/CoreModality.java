package dev.noema.wiring;

import com.google.inject.Provider;
import dev.noema.likelihood.BernoulliFactory;
import dev.noema.likelihood.BernoulliOptions;
import dev.noema.likelihood.CategoricalFactory;
import dev.noema.likelihood.CategoricalOptions;
import dev.noema.likelihood.GaussianFactory;
import dev.noema.likelihood.GaussianOptions;
import dev.noema.likelihood.LaplaceFactory;
import dev.noema.likelihood.LaplaceOptions;
import dev.noema.objective.ElboFactory;
import dev.noema.objective.ElboOptions;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.posterior.NoEncoderFactory;
import dev.noema.posterior.NoEncoderOptions;
import dev.noema.prior.AutoregressiveFactory;
import dev.noema.prior.AutoregressiveOptions;
import dev.noema.prior.ConditionalNormalFactory;
import dev.noema.prior.ConditionalNormalOptions;
import dev.noema.prior.FlatFactory;
import dev.noema.prior.FlatOptions;
import dev.noema.prior.GaussianMixtureFactory;
import dev.noema.prior.GaussianMixtureOptions;
import dev.noema.prior.StandardNormalFactory;
import dev.noema.prior.StandardNormalOptions;
import dev.noema.training.CodeDescent;

/** The parts that fit any kind of data: no encoder, priors, likelihoods and objectives. */
public final class CoreModality implements Modality {

    @Override
    public String id() {
        return "core";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.encoder(NoEncoderFactory.ID, NoEncoderOptions.class).to(NoEncoderFactory.class);
        parts.prior(StandardNormalFactory.ID, StandardNormalOptions.class)
                .to(StandardNormalFactory.class);
        parts.prior(ConditionalNormalFactory.ID, ConditionalNormalOptions.class)
                .to(ConditionalNormalFactory.class);
        parts.prior(FlatFactory.ID, FlatOptions.class).to(FlatFactory.class);
        parts.prior(GaussianMixtureFactory.ID, GaussianMixtureOptions.class)
                .to(GaussianMixtureFactory.class);
        parts.prior(AutoregressiveFactory.ID, AutoregressiveOptions.class)
                .toInstance(new AutoregressiveFactory(new CodeDescent()));
        parts.likelihood(BernoulliFactory.ID, BernoulliOptions.class).to(BernoulliFactory.class);
        parts.likelihood(GaussianFactory.ID, GaussianOptions.class).to(GaussianFactory.class);
        parts.likelihood(CategoricalFactory.ID, CategoricalOptions.class)
                .to(CategoricalFactory.class);
        parts.likelihood(LaplaceFactory.ID, LaplaceOptions.class).to(LaplaceFactory.class);
        Provider<Catalog> catalog = parts.binder().getProvider(Catalog.class);
        parts.objective(ElboFactory.ID, ElboOptions.class)
                .toInstance(
                        new ElboFactory(
                                (term, context) ->
                                        catalog.get().create(ObjectiveTerm.class, term, context)));
    }
}
