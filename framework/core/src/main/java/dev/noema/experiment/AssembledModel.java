package dev.noema.experiment;

import ai.djl.ndarray.types.Shape;
import dev.noema.config.ConditionConfig;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.ModelConfig;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.model.WithoutCode;
import dev.noema.posterior.NoEncoder;
import dev.noema.posterior.NoEncoderFactory;
import dev.noema.posterior.NormalizedMean;
import dev.noema.prior.StandardNormal;
import dev.noema.schedule.Schedule;
import dev.noema.schedule.Scheduled;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Companion;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts that a configuration names, made for data of one shape and put together.
 *
 * @param model the model, whose weights are made at its first trace; closed by the caller
 * @param prior the model's prior, which may want to be fitted after training
 * @param objective what training minimises
 * @param schedules the values that the objective asks for, by name
 */
record AssembledModel(
        TracedModel model, Prior prior, Objective objective, Map<String, Schedule> schedules) {

    /** Makes the parts; throws {@link dev.noema.spi.RequestException} where options do not fit. */
    static AssembledModel of(ExperimentConfig config, DataDescription data, Catalog catalog) {
        ModelConfig parts = config.model();
        Conditioning conditioning = conditioning(parts, data);
        Shape event = data.event();
        PartContext bare =
                new PartContext(
                        event,
                        parts.latent(),
                        conditioning.size(),
                        List.of(),
                        data.sequence(),
                        data.preprocessing(),
                        data.targets());
        Likelihood likelihood = catalog.create(Likelihood.class, parts.likelihood(), bare);
        PartContext context =
                new PartContext(
                        event,
                        parts.latent(),
                        conditioning.size(),
                        likelihood.parameters(event),
                        data.sequence(),
                        data.preprocessing(),
                        data.targets());
        Prior prior = catalog.create(Prior.class, parts.prior(), context);
        Model model =
                new Model(
                        encoder(parts, prior, context, catalog),
                        decoder(parts, context, catalog),
                        prior,
                        likelihood);
        Objective objective = catalog.create(Objective.class, config.objective(), context);
        return new AssembledModel(
                traced(model, conditioning, data, parts),
                prior,
                objective,
                objective instanceof Scheduled scheduled ? scheduled.schedules() : Map.of());
    }

    private static Encoder encoder(
            ModelConfig parts, Prior prior, PartContext context, Catalog catalog) {
        Encoder encoder = catalog.create(Encoder.class, parts.encoder(), context);
        if (encoder instanceof NoEncoder) {
            if (!(prior instanceof StandardNormal)) {
                throw new RequestException(
                        "model.prior: "
                                + parts.prior().type()
                                + " needs an encoder; without one, standard-normal is allowed");
            }
            return encoder;
        }
        return parts.normalizeMean() == 0
                ? encoder
                : new NormalizedMean(encoder, parts.normalizeMean());
    }

    private static Decoder decoder(ModelConfig parts, PartContext context, Catalog catalog) {
        Decoder decoder = catalog.create(Decoder.class, parts.decoder(), context);
        return parts.encoder().type().equals(NoEncoderFactory.ID)
                ? WithoutCode.of(decoder)
                : decoder;
    }

    /** The functions that parts bring along, by the names of their graphs. */
    Map<String, Companion> companions() {
        Model parts = model.model();
        Map<String, Companion> companions = new LinkedHashMap<>();
        of(parts.encoder())
                .forEach((graph, each) -> companions.put(graph, each.within(Model.ENCODER)));
        of(parts.decoder())
                .forEach((graph, each) -> companions.put(graph, each.within(Model.DECODER)));
        of(parts.prior()).forEach((graph, each) -> companions.put(graph, each.within(Model.PRIOR)));
        of(parts.likelihood())
                .forEach((graph, each) -> companions.put(graph, each.within(Model.LIKELIHOOD)));
        companions.putAll(of(objective));
        return companions;
    }

    private static Map<String, Companion> of(Object part) {
        return part instanceof Accompanied accompanied ? accompanied.companions() : Map.of();
    }

    /** The same parts with another prior, over weights of their own. */
    AssembledModel with(Prior other) {
        Model model = this.model.model();
        return new AssembledModel(
                this.model.with(
                        new Model(model.encoder(), model.decoder(), other, model.likelihood())),
                other,
                objective,
                schedules);
    }

    private static TracedModel traced(
            Model model, Conditioning conditioning, DataDescription data, ModelConfig parts) {
        try {
            return new TracedModel(
                    model, conditioning, data.event(), parts.latent(), data.sequence());
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    "model.decoder: " + parts.decoder().type() + ": " + e.getMessage(), e);
        }
    }

    private static Conditioning conditioning(ModelConfig config, DataDescription data) {
        if (config.condition().isEmpty()) {
            return Conditioning.NONE;
        }
        int classes = data.classes().size();
        if (classes == 0) {
            throw new DataException(
                    "model.condition: the data have no classes; turn on classes in the data section,"
                            + " or leave the condition out");
        }
        ConditionConfig condition = config.condition().get();
        return condition instanceof ConditionConfig.Embedding embedding
                ? new Conditioning(Conditioning.Kind.EMBEDDING, classes, embedding.size())
                : new Conditioning(Conditioning.Kind.ONE_HOT, classes, classes);
    }
}
