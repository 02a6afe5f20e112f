package dev.noema.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ModelConfig;
import dev.noema.engine.Torch;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Part;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import dev.noema.training.Learner;
import dev.noema.training.ModelLearner;
import dev.noema.training.optimizer.Adam;
import dev.noema.wiring.Catalog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times the training step of reference models and prints one JSON line for each: {@code model,
 * batch, ms_per_step} (median) and {@code items_per_s}.
 *
 * <p>A step is what a user pays for: the batch copied into native memory, noise drawn, loss,
 * gradient and Adam. Arguments: {@code [--bf16] [--threads N] [--seconds N] [mlp] [conv28] [conv64]
 * [gru]}.
 */
public final class TrainingSteps {

    /** What x is made of. */
    private enum Values {
        BINARY,
        REAL,
        TOKENS
    }

    private static final int LENGTH = 24;
    private static final int VOCABULARY = 8000;

    private record Reference(int batch, Shape event, int latent, Values values, String model) {

        Sequence sequence() {
            return values == Values.TOKENS ? new Sequence(LENGTH, VOCABULARY, -1) : Sequence.NONE;
        }
    }

    private static final Map<String, Reference> REFERENCES = new LinkedHashMap<>();

    static {
        REFERENCES.put(
                "mlp",
                new Reference(
                        128,
                        new Shape(1, 28, 28),
                        20,
                        Values.BINARY,
                        """
                        latent: 20
                        encoder: {type: image.mlp, widths: [400], activation: relu}
                        decoder: {type: image.mlp, widths: [400], activation: relu}
                        likelihood: bernoulli
                        """));
        REFERENCES.put(
                "conv28",
                new Reference(
                        64,
                        new Shape(1, 28, 28),
                        20,
                        Values.BINARY,
                        """
                        latent: 20
                        encoder: {type: image.conv, widths: [32, 64], kernel: 4}
                        decoder: {type: image.conv, widths: [64, 32], upsample: transposed}
                        likelihood: bernoulli
                        """));
        REFERENCES.put(
                "conv64",
                new Reference(
                        32,
                        new Shape(3, 64, 64),
                        64,
                        Values.REAL,
                        """
                        latent: 64
                        encoder: {type: image.conv, widths: [32, 64, 128, 256], activation: leaky-relu}
                        decoder: {type: image.conv, widths: [256, 128, 64, 32], upsample: nearest, activation: leaky-relu}
                        likelihood: {type: gaussian, variance: fixed, value: 1}
                        """));
        REFERENCES.put(
                "gru",
                new Reference(
                        64,
                        new Shape(-1),
                        32,
                        Values.TOKENS,
                        """
                        latent: 32
                        encoder: {type: text.recurrent, embedding: 128, size: 192, pooling: max}
                        decoder: {type: text.recurrent, embedding: 128, size: 256, word-dropout: 0}
                        likelihood: categorical
                        """));
    }

    private TrainingSteps() {}

    public static void main(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        boolean mixed = given.contains("--bf16");
        Torch.threads(option(given, "--threads", 2));
        int seconds = option(given, "--seconds", 10);
        for (Map.Entry<String, Reference> reference : REFERENCES.entrySet()) {
            boolean named = given.stream().anyMatch(REFERENCES::containsKey);
            if (!named || given.contains(reference.getKey())) {
                double milliseconds = time(reference.getValue(), mixed, seconds);
                System.out.printf(
                        Locale.ROOT,
                        "{\"model\": \"%s\", \"batch\": %d, \"ms_per_step\": %.3f, \"items_per_s\": %.1f}%n",
                        reference.getKey(),
                        reference.getValue().batch(),
                        milliseconds,
                        reference.getValue().batch() / milliseconds * 1e3);
            }
        }
    }

    private static int option(List<String> given, String name, int otherwise) {
        int at = given.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(given.get(at + 1));
    }

    private static double time(Reference reference, boolean mixed, int seconds) {
        Catalog catalog = Catalog.discover();
        ModelConfig config =
                new ConfigBinder(catalog)
                        .bind(ModelConfig.class, "benchmark", reference.model(), List.of())
                        .value();
        PartContext bare =
                new PartContext(
                        reference.event(), reference.latent(), 0, List.of(), reference.sequence());
        Likelihood likelihood = catalog.create(Likelihood.class, config.likelihood(), bare);
        PartContext context =
                new PartContext(
                        reference.event(),
                        reference.latent(),
                        0,
                        likelihood.parameters(reference.event()),
                        reference.sequence());
        Model parts =
                new Model(
                        catalog.create(Encoder.class, config.encoder(), context),
                        catalog.create(Decoder.class, config.decoder(), context),
                        catalog.create(Prior.class, config.prior(), context),
                        likelihood);
        Objective objective = catalog.create(Objective.class, elbo(catalog), context);
        try (TracedModel model =
                        new TracedModel(
                                parts,
                                Conditioning.NONE,
                                reference.event(),
                                reference.latent(),
                                reference.sequence());
                ModelLearner learner =
                        new ModelLearner(
                                model,
                                objective,
                                ModelLearner.Way.COMPILED,
                                Adam.defaults(),
                                mixed,
                                0,
                                Device.cpu())) {
            return median(learner, batch(reference), seconds);
        }
    }

    private static Part<Objective> elbo(Catalog catalog) {
        return new ConfigBinder(catalog)
                .bind(Loss.class, "benchmark", "objective: {type: elbo}", List.of())
                .value()
                .objective();
    }

    /** The objective as a configuration of its own. */
    record Loss(@dev.noema.spi.Option("what training minimises") Part<Objective> objective) {}

    private static Map<String, Tensor> batch(Reference reference) {
        if (reference.values() == Values.TOKENS) {
            return sentences(reference.batch());
        }
        long[] shape = new Shape(reference.batch()).addAll(reference.event()).getShape();
        float[] values = new float[Tensor.size(shape)];
        Noise.of(0, 0, Batch.X).uniforms(values);
        for (int i = 0; i < values.length && reference.values() == Values.BINARY; i++) {
            values[i] = Math.round(values[i]);
        }
        return Map.of(Batch.X, new FloatTensor(values, shape));
    }

    /** Sentences that all have the full length, as the peer's. */
    private static Map<String, Tensor> sentences(int batch) {
        float[] uniforms = new float[batch * LENGTH];
        Noise.of(0, 0, Batch.X).uniforms(uniforms);
        long[] tokens = new long[uniforms.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (long) (uniforms[i] * VOCABULARY);
        }
        long[] lengths = new long[batch];
        Arrays.fill(lengths, LENGTH);
        return Map.of(
                Batch.X, new LongTensor(tokens, batch, LENGTH),
                Batch.LENGTHS, new LongTensor(lengths, batch));
    }

    private static double median(ModelLearner learner, Map<String, Tensor> batch, int seconds) {
        Map<String, Float> scheduled = Map.of(Learner.LEARNING_RATE, 1e-3f);
        double[] times = new double[1 << 20];
        int count = 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int step = -3; step < 5 || System.nanoTime() < end; step++) {
            long start = System.nanoTime();
            learner.step(step, List.of(learner.withNoise(batch, 0, step)), scheduled);
            if (step >= 0) {
                times[count++] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times, 0, count);
        return times[count / 2];
    }
}
