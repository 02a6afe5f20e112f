package dev.noema.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.model.Arguments;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Objective;
import dev.noema.trace.Program;
import dev.noema.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns with the compiled step: forward, gradient, clipping, update and averaging in one native
 * call.
 *
 * <p>With several micro-batches each is one call that gives a gradient, and the update is one more.
 */
public final class ModelLearner implements Learner {

    /** How a step runs. */
    public enum Way {
        COMPILED,
        /** For debugging: slow, but a breakpoint in a part stops. */
        EAGER
    }

    private final TracedModel model;
    private final Program training;
    private final Program evaluation;
    private final Arguments arguments;
    private final LearnerState state;
    private final StepSource source;
    private final TorchFunction step;
    private final List<NDArray> constants;
    private final NDManager manager;
    private final Device device;
    private final boolean dropout;
    private CompiledProgram evaluate;
    private CompiledProgram terms;
    private CompiledProgram posterior;
    private EncoderUpdate encoderUpdate;
    private TorchFunction gradient;
    private final EagerGradient eager;
    private TorchFunction update;
    private final Optimizer optimizer;

    /**
     * Traces and compiles.
     *
     * @param way whether steps are compiled, the usual way, or run operation after operation
     * @param mixed whether matrix products and convolutions run in bfloat16
     * @param seed seeds the first weights
     */
    public ModelLearner(
            TracedModel model,
            Objective objective,
            Way way,
            Optimizer optimizer,
            boolean mixed,
            long seed,
            Device device) {
        Torch.seed(Long.hashCode(seed));
        this.model = model;
        this.device = device;
        this.optimizer = optimizer;
        this.training = model.objective(objective, true);
        this.evaluation = model.objective(objective, false);
        this.manager = Torch.newManager(device);
        this.state =
                new LearnerState(
                        model.weights(), optimizer.slots(), optimizer.common().ema() > 0, device);
        this.arguments = new Arguments(training, state.parameterLayout(), state.bufferLayout());
        this.constants = arguments.constants(manager);
        this.source = new StepSource(training, arguments, optimizer, mixed);
        List<String> names = new ArrayList<>(arguments.names());
        names.addAll(source.updateArguments());
        this.step = TorchFunction.compile(names, source.whole(), List.of("whole"), device);
        this.eager = way == Way.EAGER ? new EagerGradient(model, objective, state) : null;
        this.dropout =
                training.steps().stream()
                        .anyMatch(each -> each.operation().name().equals("dropout"));
    }

    @Override
    public Map<String, Tensor> withNoise(Map<String, Tensor> batch, long seed, long draw) {
        Map<String, Tensor> all = new LinkedHashMap<>(batch);
        all.putAll(HostArrays.noise(training, HostArrays.sizes(training, batch), seed, draw));
        return all;
    }

    @Override
    public StepResult step(
            long number, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled) {
        if (dropout) {
            Torch.seed(Long.hashCode(number * 0x9E3779B97F4A7C15L));
        }
        try (NDManager scope = manager.newSubManager()) {
            NDList result =
                    microBatches.size() == 1 && eager == null
                            ? step.callWithGradients(
                                    scope,
                                    with(
                                            arguments(
                                                    scope,
                                                    microBatches.get(0),
                                                    scheduled,
                                                    state.parameters()),
                                            updateArguments(scope, scheduled)))
                            : accumulated(scope, microBatches, scheduled);
            return result(result.get(0).toFloatArray());
        }
    }

    @Override
    public StepResult stepEncoder(
            long update, Map<String, Tensor> batch, Map<String, Float> scheduled) {
        if (dropout) {
            Torch.seed(Long.hashCode(~update * 0x9E3779B97F4A7C15L));
        }
        try (NDManager scope = manager.newSubManager()) {
            return result(
                    encoderUpdate()
                            .call(
                                    scope,
                                    arguments(scope, batch, scheduled, state.parameters()),
                                    scheduled.get(LEARNING_RATE)));
        }
    }

    private EncoderUpdate encoderUpdate() {
        if (encoderUpdate == null) {
            encoderUpdate =
                    new EncoderUpdate(
                            arguments.names(), source, optimizer, state.parameterLayout(), device);
        }
        return encoderUpdate;
    }

    @Override
    public Map<String, FloatTensor> posterior(Map<String, Tensor> batch) {
        if (posterior == null) {
            posterior = compile(model.encoder());
        }
        return run(posterior, batch, Map.of());
    }

    // The gradient of the mean over all items is the mean of the micro-batches' gradients, weighed
    // by their items.
    private NDList accumulated(
            NDManager scope, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled) {
        if (update == null) {
            gradient =
                    TorchFunction.compile(
                            arguments.names(), source.gradient(), List.of("report", "g"), device);
            List<String> names = new ArrayList<>(List.of("p", "g", "report"));
            names.addAll(source.updateArguments());
            update = TorchFunction.compile(names, source.update(), List.of("whole"), device);
        }
        long all = microBatches.stream().mapToLong(HostArrays::items).sum();
        NDArray sum = null;
        NDArray report = null;
        for (Map<String, Tensor> microBatch : microBatches) {
            NDList part =
                    eager == null
                            ? gradient.callWithGradients(
                                    scope,
                                    arguments(scope, microBatch, scheduled, state.parameters()))
                            : eager.of(scope, HostArrays.toNative(scope, microBatch), scheduled);
            float share = (float) HostArrays.items(microBatch) / all;
            NDArray weighedReport = part.get(0).mul(share);
            NDArray weighed = part.get(1).mul(share);
            report = report == null ? weighedReport : report.add(weighedReport);
            sum = sum == null ? weighed : sum.add(weighed);
        }
        return update.call(
                scope,
                with(
                        new NDArray[] {state.parameters(), sum, report},
                        updateArguments(scope, scheduled)));
    }

    @Override
    public EvaluationResult evaluate(Map<String, Tensor> batch, Map<String, Float> scheduled) {
        if (evaluate == null) {
            evaluate = compile(evaluation);
        }
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> outputs =
                    evaluate.run(scope, state.best(), HostArrays.toNative(scope, batch), scheduled);
            return Sums.of(outputs, HostArrays.items(batch));
        }
    }

    @Override
    public Explanation explain(
            long number, List<Map<String, Tensor>> microBatches, Map<String, Float> scheduled) {
        if (terms == null) {
            terms = compile(training);
        }
        if (dropout) {
            Torch.seed(Long.hashCode(number * 0x9E3779B97F4A7C15L));
        }
        int first = 0;
        for (Map<String, Tensor> microBatch : microBatches) {
            try (NDManager scope = manager.newSubManager()) {
                // A pass in training mode moves running statistics: it gets a copy.
                NDArray buffers = state.buffers().duplicate();
                buffers.attach(scope);
                FlatWeights weights = new FlatWeights(state.parameters(), buffers);
                Map<String, NDArray> outputs =
                        terms.run(
                                scope, weights, HostArrays.toNative(scope, microBatch), scheduled);
                for (Map.Entry<String, NDArray> output : outputs.entrySet()) {
                    if (output.getKey().startsWith(TracedModel.TERM)) {
                        int[] items = Sums.notFinite(output.getValue().toFloatArray(), first);
                        if (items.length > 0) {
                            return new Explanation(
                                    output.getKey().substring(TracedModel.TERM.length()), items);
                        }
                    }
                }
            }
            first += (int) HostArrays.items(microBatch);
        }
        return new Explanation("gradient", new int[0]);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> all = state.copy();
        if (encoderUpdate != null) {
            all.putAll(encoderUpdate.copy());
        }
        return all;
    }

    @Override
    public void restore(Map<String, Tensor> saved) {
        Map<String, Tensor> rest = new LinkedHashMap<>(saved);
        Map<String, Tensor> alone = EncoderUpdate.takeFrom(rest);
        state.restore(rest);
        if (!alone.isEmpty()) {
            encoderUpdate().restore(alone);
        }
    }

    @Override
    public long parameters() {
        return state.parameterLayout().numbers();
    }

    /** Compiles a function of the model for {@link #run}; closed by the caller. */
    public CompiledProgram compile(Program function) {
        return CompiledProgram.of(function, state.parameterLayout(), state.bufferLayout(), device);
    }

    /**
     * Runs a function with the weights as they are now, averaged where there are averages.
     *
     * @param function made by {@link #compile}
     * @param inputs data by name, noise as {@code noise.<purpose>}
     */
    public Map<String, FloatTensor> run(
            CompiledProgram function, Map<String, Tensor> inputs, Map<String, Float> scheduled) {
        try (NDManager scope = manager.newSubManager()) {
            Map<String, FloatTensor> results = new LinkedHashMap<>();
            function.run(scope, state.best(), HostArrays.toNative(scope, inputs), scheduled)
                    .forEach(
                            (name, array) ->
                                    results.put(
                                            name,
                                            new FloatTensor(
                                                    array.toFloatArray(),
                                                    array.getShape().getShape())));
            return results;
        }
    }

    /** The model that learns. */
    public TracedModel model() {
        return model;
    }

    private NDArray[] arguments(
            NDManager scope,
            Map<String, Tensor> batch,
            Map<String, Float> scheduled,
            NDArray parameters) {
        List<NDArray> values = new ArrayList<>(arguments.values(HostArrays.toNative(scope, batch)));
        values.addAll(constants);
        values.add(arguments.schedule(scope, scheduled));
        values.add(parameters);
        values.add(state.buffers());
        return values.toArray(new NDArray[0]);
    }

    private NDArray[] updateArguments(NDManager scope, Map<String, Float> scheduled) {
        List<NDArray> values = new ArrayList<>();
        values.add(scope.create(scheduled.get(LEARNING_RATE)));
        values.add(state.updates());
        values.add(state.average() == null ? scope.zeros(new Shape()) : state.average());
        values.addAll(state.slots().values());
        return values.toArray(new NDArray[0]);
    }

    private static NDArray[] with(NDArray[] first, NDArray[] second) {
        NDArray[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    // [loss, term means..., divergence means..., norm, skip]
    private StepResult result(float[] report) {
        Map<String, Float> means = new LinkedHashMap<>();
        int next = 1;
        for (String name : training.outputs().keySet()) {
            if (name.startsWith(TracedModel.TERM)) {
                means.put(name.substring(TracedModel.TERM.length()), report[next++]);
            }
        }
        float[] divergence = java.util.Arrays.copyOfRange(report, next, report.length - 2);
        return new StepResult(
                report[0],
                means,
                report[report.length - 2],
                divergence,
                report[report.length - 1] == 0);
    }

    @Override
    public void close() {
        step.close();
        if (gradient != null) {
            gradient.close();
            update.close();
        }
        if (evaluate != null) {
            evaluate.close();
        }
        if (terms != null) {
            terms.close();
        }
        if (posterior != null) {
            posterior.close();
        }
        if (encoderUpdate != null) {
            encoderUpdate.close();
        }
        state.close();
        manager.close();
    }
}
