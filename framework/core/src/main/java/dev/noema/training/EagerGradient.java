package dev.noema.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.noema.model.Layout;
import dev.noema.model.TracedModel;
import dev.noema.model.TracedPass;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Objective;
import dev.noema.trace.Recorder;
import java.util.Map;

/**
 * Loss and gradient by running the parts operation after operation, for debugging: slow, but a
 * breakpoint stops.
 */
final class EagerGradient {

    private final TracedModel model;
    private final Objective objective;
    private final LearnerState state;

    EagerGradient(TracedModel model, Objective objective, LearnerState state) {
        this.model = model;
        this.objective = objective;
        this.state = state;
    }

    /** Report and gradient as the compiled function gives them. */
    NDList of(NDManager scope, Map<String, NDArray> batch, Map<String, Float> scheduled) {
        NDArray parameters = state.parameters().duplicate();
        parameters.attach(scope);
        parameters.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            Recorder recorder = Recorder.eager(scope, true);
            TracedPass pass =
                    TracedPass.computing(
                            recorder,
                            model.weights(),
                            true,
                            name ->
                                    model.weights().isBuffer(name)
                                            ? view(state.bufferLayout(), state.buffers(), name)
                                            : view(state.parameterLayout(), parameters, name),
                            (kind, name, shape) ->
                                    switch (kind) {
                                        case SCHEDULED -> scope.create(scheduled.get(name));
                                        default -> batch.get("noise." + name);
                                    });
            LossTerms loss = model.loss(objective, pass, recorder, batch);
            NDArray total = Recorder.real(loss.loss());
            collector.backward(total);
            NDList parts = new NDList(total.reshape(1));
            loss.terms().values().forEach(term -> parts.add(Recorder.real(term).mean().reshape(1)));
            parts.add(Recorder.real(loss.divergence()).mean(new int[] {0}));
            NDArray report = NDArrays.concat(parts).stopGradient();
            NDArray gradient = parameters.getGradient();
            report.attach(scope);
            gradient.attach(scope);
            return new NDList(report, gradient);
        }
    }

    private static NDArray view(Layout layout, NDArray vector, String name) {
        Layout.Segment segment = layout.segment(name);
        return vector.get(segment.offset() + ":" + (segment.offset() + segment.size()))
                .reshape(segment.shape());
    }
}
