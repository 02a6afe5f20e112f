package dev.noema.cli.doctor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.BernoulliFactory;
import dev.noema.likelihood.BernoulliOptions;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.objective.ElboFactory;
import dev.noema.objective.ElboOptions;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.training.ModelLearner;
import dev.noema.training.optimizer.Adam;
import java.util.List;
import java.util.Map;

/** A variational autoencoder of a few hundred weights, for rows of bits that hang together. */
final class TinyModel {

    static final int BITS = 16;
    static final int LATENT = 2;

    private static final int ITEMS = 32;
    private static final int HIDDEN = 24;
    private static final PartContext CONTEXT =
            new PartContext(new Shape(BITS), LATENT, 0, List.of());

    private TinyModel() {}

    /** The traced model, over weights of its own; closed by the caller. */
    static TracedModel traced() {
        return new TracedModel(
                new Model(
                        TinyModel::encode,
                        TinyModel::decode,
                        new StandardNormal(LATENT),
                        new BernoulliFactory().create(BernoulliOptions.defaults(), CONTEXT)),
                Conditioning.NONE,
                CONTEXT.event(),
                LATENT);
    }

    /** A learner of the model; closed by the caller, before the model. */
    static ModelLearner learner(TracedModel model, ModelLearner.Way way) {
        Objective bound =
                new ElboFactory(
                                (term, context) -> {
                                    throw new IllegalStateException("no terms are asked for");
                                })
                        .create(ElboOptions.defaults(), CONTEXT);
        return new ModelLearner(model, bound, way, Adam.defaults(), false, 1, Device.cpu());
    }

    /** Rows of ones up to a place that moves from row to row, {@code x (batch, bits)}. */
    static Map<String, Tensor> batch() {
        float[] bits = new float[ITEMS * BITS];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = i % BITS < i / BITS % (BITS + 1) ? 1 : 0;
        }
        return Map.of(Batch.X, new FloatTensor(bits, new long[] {ITEMS, BITS}));
    }

    private static Posterior encode(Batch batch, Pass pass) {
        NDArray features =
                Activation.RELU.apply(new Dense(HIDDEN).apply("hidden", batch.x(), pass));
        NDList halves =
                new Dense(2L * LATENT)
                        .apply("posterior", features, pass)
                        .split(new long[] {LATENT}, 1);
        return new DiagonalGaussian(halves.get(0), halves.get(1));
    }

    private static Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray features = Activation.RELU.apply(new Dense(HIDDEN).apply("hidden", z, pass));
        return Parameters.of("logits", new Dense(BITS).apply("logits", features, pass));
    }
}
