package dev.noema.cli.doctor;

import ai.djl.Device;
import dev.noema.experiment.TrainedModel;
import dev.noema.export.BundleExporter;
import dev.noema.export.ExportGraph;
import dev.noema.export.ExportRequest;
import dev.noema.model.TracedModel;
import dev.noema.onnx.Format;
import dev.noema.serving.Bundle;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.training.Learner;
import dev.noema.training.ModelLearner;
import dev.noema.training.StepResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a tiny model, exports it and serves it: the whole way, on this machine's own libraries.
 *
 * @param folder an empty folder for the bundle
 */
record SelfTest(Path folder) {

    private static final Map<String, Float> SCHEDULED = Map.of(Learner.LEARNING_RATE, 1e-2f);
    private static final int COMPARED = 3;
    private static final int STEPS = 100;
    private static final double ALLOWED = 1e-3;
    private static final String WEIGHT = "model/";
    private static final GenerativeModel.About ABOUT =
            new GenerativeModel.About(
                    "self-test",
                    "self-test",
                    Map.of(),
                    List.of((long) TinyModel.BITS),
                    TinyModel.LATENT,
                    List.of());

    /** What training gave: the weights, and how far the loss fell, in nats. */
    record Trained(Map<String, FloatTensor> weights, double first, double last) {}

    /** Whether compiled steps agree with eager ones, operation after operation. */
    Finding steps() {
        double worst = 0;
        try (TracedModel one = TinyModel.traced();
                TracedModel two = TinyModel.traced();
                ModelLearner compiled = TinyModel.learner(one, ModelLearner.Way.COMPILED);
                ModelLearner eager = TinyModel.learner(two, ModelLearner.Way.EAGER)) {
            eager.restore(compiled.state());
            for (int step = 0; step < COMPARED; step++) {
                List<Map<String, Tensor>> batch =
                        List.of(compiled.withNoise(TinyModel.batch(), 1, step));
                double expected = eager.step(step, batch, SCHEDULED).loss();
                double loss = compiled.step(step, batch, SCHEDULED).loss();
                worst = Math.max(worst, Math.abs(loss - expected) / Math.abs(expected));
            }
        }
        String found = String.format(Locale.ROOT, "the loss differs by %.1e at most", worst);
        return worst < ALLOWED // false for NaN too
                ? Finding.ok("compiled and eager", found)
                : Finding.fail(
                        "compiled and eager",
                        found,
                        "this processor or library computes wrongly; training.eager=true avoids compiled"
                                + " steps; please report it with this output");
    }

    Trained train() {
        try (TracedModel model = TinyModel.traced();
                ModelLearner learner = TinyModel.learner(model, ModelLearner.Way.COMPILED)) {
            double first = 0;
            double last = 0;
            for (int step = 0; step < STEPS; step++) {
                StepResult result =
                        learner.step(
                                step,
                                List.of(learner.withNoise(TinyModel.batch(), 1, step)),
                                SCHEDULED);
                first = step == 0 ? result.loss() : first;
                last = result.loss();
            }
            return new Trained(weights(learner.state()), first, last);
        }
    }

    static Finding learned(Trained trained) {
        String found =
                String.format(
                        Locale.ROOT,
                        "%d steps, loss %.1f to %.1f nats",
                        STEPS,
                        trained.first(),
                        trained.last());
        return trained.last() < trained.first()
                ? Finding.ok("training", found)
                : Finding.fail(
                        "training", found, "it did not learn; please report it with this output");
    }

    BundleManifest export(TrainedModel model) {
        List<ExportGraph> graphs =
                model.traced().functions().keySet().stream()
                        .map(name -> graph(model, name))
                        .toList();
        return BundleExporter.export(
                new ExportRequest(
                        ABOUT,
                        "self-test",
                        "bernoulli",
                        "standard-normal",
                        graphs,
                        model::weight,
                        Format.DEFAULT,
                        0,
                        1,
                        "",
                        ""),
                folder.resolve("bundle"));
    }

    static Finding proven(BundleManifest manifest) {
        return Finding.ok(
                "export",
                String.format(
                        Locale.ROOT,
                        "%d graphs equal to the engine, worst difference %.3f of the tolerance",
                        manifest.graphs().size(),
                        manifest.parity().worst().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(0)));
    }

    /** Samples from the bundle, and from the engine with the same noise. */
    Finding serve(TrainedModel model) {
        float[] expected = sample(model);
        float[] served;
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"))) {
            served = sample(bundle);
        }
        double worst = 0;
        for (int i = 0; i < served.length; i++) {
            worst = Math.max(worst, Math.abs(served[i] - expected[i]));
        }
        String found =
                String.format(
                        Locale.ROOT, "the bundle's samples are within %.1e of the engine's", worst);
        return worst < ALLOWED
                ? Finding.ok("serving", found)
                : Finding.fail("serving", found, "please report it with this output");
    }

    /** The model with trained weights; closed by the caller. */
    static TrainedModel model(Trained trained) {
        return new TrainedModel(ABOUT, TinyModel.traced(), trained.weights(), Device.cpu());
    }

    private static float[] sample(GenerativeModel model) {
        return model.sample(8, 1, 1, Optional.empty()).get(GenerativeModel.EXPECTED).values();
    }

    private static ExportGraph graph(TrainedModel model, String name) {
        return new ExportGraph(
                name,
                model.program(name),
                (inputs, scheduled) ->
                        model.run(name, () -> model.program(name), inputs, scheduled),
                (inputs, scheduled) ->
                        model.run(name, () -> model.program(name), inputs, scheduled));
    }

    private static Map<String, FloatTensor> weights(Map<String, Tensor> state) {
        Map<String, FloatTensor> weights = new LinkedHashMap<>();
        state.forEach(
                (name, tensor) -> {
                    if (name.startsWith(WEIGHT)) {
                        weights.put(name.substring(WEIGHT.length()), (FloatTensor) tensor);
                    }
                });
        return weights;
    }
}
