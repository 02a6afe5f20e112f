package dev.noema.evaluation;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import dev.noema.experiment.TrainedModel;
import dev.noema.likelihood.Bernoulli;
import dev.noema.likelihood.GaussianFactory;
import dev.noema.likelihood.GaussianOptions;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.oracle.Oracle;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Models whose weights are set by hand, so that all about them is known. */
final class HandMade {

    private HandMade() {}

    /**
     * The linear-Gaussian model at its optimum, probabilistic PCA: p(x|z) = N(W z + mean, noise)
     * and the exact posterior N((x - mean) W / l, noise / l), the columns of W being orthogonal.
     *
     * @param variances what the encoder's variance is multiplied by; 1 makes the bound tight
     */
    static TrainedModel linearGaussian(double variances) {
        Oracle oracle = Oracle.of("principal_components");
        int size = Math.toIntExact(oracle.shape("weights")[0]);
        int latent = Math.toIntExact(oracle.shape("weights")[1]);
        float[] weights = oracle.numbers("weights");
        float[] variance = oracle.numbers("posterior_variance");
        double noise = oracle.number("noise_variance");
        float[] encoding = weights.clone();
        for (int i = 0; i < encoding.length; i++) {
            encoding[i] *= (float) (variance[i % latent] / noise);
        }
        float[] logVariance = new float[latent];
        for (int i = 0; i < latent; i++) {
            logVariance[i] = (float) Math.log(variance[i] * variances);
        }
        Likelihood likelihood =
                new GaussianFactory()
                        .create(
                                new GaussianOptions(GaussianOptions.Variance.FIXED, noise),
                                new PartContext(new Shape(size), latent, 0, List.of()));
        Model model =
                new Model(
                        (batch, pass) -> {
                            NDArray centred = batch.x().sub(weight(pass, "mean", size));
                            NDArray mean = centred.matMul(weight(pass, "weights", size, latent));
                            NDArray constant = weight(pass, "log-variance", latent);
                            return new DiagonalGaussian(mean, mean.mul(0).add(constant));
                        },
                        (z, given, pass) ->
                                Parameters.of(
                                        "mean",
                                        z.matMul(weight(pass, "weights", size, latent).transpose())
                                                .add(weight(pass, "mean", size))),
                        new StandardNormal(latent),
                        likelihood);
        FloatTensor mean = new FloatTensor(oracle.numbers("mean"), size);
        return trained(
                model,
                size,
                latent,
                Map.of(
                        "encoder/mean", mean,
                        "encoder/weights", new FloatTensor(encoding, size, latent),
                        "encoder/log-variance", new FloatTensor(logVariance, latent),
                        "decoder/weights", new FloatTensor(weights, size, latent),
                        "decoder/mean", mean));
    }

    /**
     * A model of binary rows that encodes each by {@code scale} times its values, with so much
     * variance, and gives every value the probability 1/2 whatever the code.
     */
    static TrainedModel coin(int size, float scale, double variance) {
        Model model =
                new Model(
                        (batch, pass) -> {
                            NDArray mean = batch.x().mul(weight(pass, "scale"));
                            return new DiagonalGaussian(
                                    mean, mean.mul(0).add((float) Math.log(variance)));
                        },
                        (z, given, pass) -> Parameters.of(Bernoulli.LOGITS, z.mul(0)),
                        new StandardNormal(size),
                        new Bernoulli());
        return trained(
                model, size, size, Map.of("encoder/scale", new FloatTensor(new float[] {scale})));
    }

    private static NDArray weight(Pass pass, String name, long... shape) {
        return pass.parameter(name, new Shape(shape), Initializer.ZEROS);
    }

    private static TrainedModel trained(
            Model model, int size, int latent, Map<String, FloatTensor> weights) {
        GenerativeModel.About about =
                new GenerativeModel.About(
                        "hand-made", "rows", Map.of(), List.of((long) size), latent, List.of());
        TracedModel traced = new TracedModel(model, Conditioning.NONE, new Shape(size), latent);
        return new TrainedModel(about, traced, weights, Device.cpu());
    }

    /** All rows of so many binary digits. */
    static HeldRows binaryRows(int size) {
        float[] values = new float[(1 << size) * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i / size >> i % size) & 1;
        }
        return new HeldRows(values, size);
    }

    static HeldRows linearGaussianRows() {
        float[] x = Oracle.of("principal_components").numbers("x");
        return new HeldRows(Arrays.copyOf(x, x.length), 6);
    }
}
