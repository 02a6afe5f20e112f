package dev.noema.testkit.contract;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.objective.ElboFactory;
import dev.noema.objective.ElboOptions;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import dev.noema.training.ModelLearner;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.optimizer.CommonOptions;
import dev.noema.training.schedule.LearningRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A variational autoencoder that has the part under test, and plain ones for the rest.
 *
 * @param model the parts
 * @param context what they were made for
 */
record Autoencoder(Model model, PartContext context) {

    static final float LEARNING_RATE = 1e-3f;

    // A gradient that is zero but for rounding must not move a weight as far as any other.
    private static final Adam OPTIMIZER =
            new Adam(
                    new CommonOptions(LearningRate.constant(LEARNING_RATE), 0, 0.9),
                    0.9,
                    0.999,
                    1e-3,
                    0,
                    false);

    static Autoencoder around(Encoder encoder, PartContext context) {
        return plain(context)
                .with(
                        model ->
                                new Model(
                                        encoder,
                                        model.decoder(),
                                        model.prior(),
                                        model.likelihood()));
    }

    static Autoencoder around(Decoder decoder, PartContext context) {
        return plain(context)
                .with(
                        model ->
                                new Model(
                                        model.encoder(),
                                        decoder,
                                        model.prior(),
                                        model.likelihood()));
    }

    static Autoencoder around(Prior prior, PartContext context) {
        return plain(context)
                .with(
                        model ->
                                new Model(
                                        model.encoder(),
                                        model.decoder(),
                                        prior,
                                        model.likelihood()));
    }

    static Autoencoder around(Likelihood likelihood, PartContext context) {
        return plain(context)
                .with(
                        model ->
                                new Model(
                                        model.encoder(),
                                        model.decoder(),
                                        model.prior(),
                                        likelihood));
    }

    private static Autoencoder plain(PartContext given) {
        PartContext context = given.outputs().isEmpty() ? withAnOutput(given) : given;
        return new Autoencoder(
                new Model(
                        PlainParts.encoder(context.latent()),
                        PlainParts.decoder(context.outputs()),
                        new StandardNormal(context.latent()),
                        new SquaredError(context.outputs())),
                context);
    }

    // An encoder is tested without a likelihood: the plain decoder then makes an array like an
    // item.
    private static PartContext withAnOutput(PartContext given) {
        return new PartContext(
                given.event(),
                given.latent(),
                given.condition(),
                List.of(new ParameterSpec("mean", given.event())),
                given.sequence());
    }

    private Autoencoder with(UnaryOperator<Model> change) {
        return new Autoencoder(change.apply(model), context);
    }

    TracedModel traced() {
        int classes = context.condition();
        Conditioning conditioning =
                classes == 0
                        ? Conditioning.NONE
                        : new Conditioning(Conditioning.Kind.ONE_HOT, classes, classes);
        return new TracedModel(model, conditioning, context.event(), context.latent());
    }

    ModelLearner learner(TracedModel traced, ModelLearner.Way way, long seed) {
        Objective objective =
                new ElboFactory(
                                (part, place) -> {
                                    throw new IllegalArgumentException("no terms here");
                                })
                        .create(ElboOptions.defaults(), context);
        return new ModelLearner(traced, objective, way, OPTIMIZER, false, seed, Device.cpu());
    }

    /** Items between 0 and 1, and their classes where the model is conditional. */
    Map<String, Tensor> batch(int count) {
        Random random = new Random(count);
        float[] values = new float[Math.toIntExact(count * context.event().size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(
                Batch.X,
                new FloatTensor(values, new Shape(count).addAll(context.event()).getShape()));
        if (context.condition() > 0) {
            long[] classes = random.longs(count, 0, context.condition()).toArray();
            batch.put(Batch.CONDITION, new LongTensor(classes, count));
        }
        return batch;
    }
}
