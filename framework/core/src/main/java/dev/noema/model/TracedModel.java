package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepGraphs;
import dev.noema.spi.Batch;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import dev.noema.trace.Program;
import dev.noema.trace.Recorder;
import dev.noema.trace.Size;
import dev.noema.trace.Source;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A model whose functions can be traced: each gives a program over the same weights.
 *
 * <p>Names of inputs and outputs are those of an exported bundle. Whoever made it closes it.
 */
public final class TracedModel implements AutoCloseable {

    public static final String Z = GenerativeModel.Z;
    public static final String TEMPERATURE = "temperature";
    public static final String EXPECTED = GenerativeModel.EXPECTED;
    public static final String SAMPLE = GenerativeModel.SAMPLE;
    public static final String LOSS = "loss";
    public static final String DIVERGENCE = "divergence";
    public static final String TERM = "term.";

    /** How likely an item is, of the function {@link #scorer}. */
    public static final String LOG_PROBABILITY = "log_probability";

    private static final String BATCH = "batch";
    private static final String TIME = Sequence.TIME;

    private final Model model;
    private final Conditioning conditioning;
    private final Shape event;
    private final int latent;
    private final Sequence sequence;
    private final Weights weights = new Weights();

    /**
     * A model of items of one shape.
     *
     * @param event the shape of an item, without the batch
     * @param latent how many latent dimensions there are
     */
    public TracedModel(Model model, Conditioning conditioning, Shape event, int latent) {
        this(model, conditioning, event, latent, Sequence.NONE);
    }

    /**
     * A model.
     *
     * @param event the shape of an item, without the batch; begins with -1 where items vary in
     *     length
     * @param latent how many latent dimensions there are
     * @param sequence what is known of items that vary in length
     * @throws IllegalArgumentException when they do and the decoder does not go step by step
     */
    public TracedModel(
            Model model, Conditioning conditioning, Shape event, int latent, Sequence sequence) {
        this.model = model;
        this.conditioning = conditioning;
        this.event = event;
        this.latent = latent;
        this.sequence = sequence;
        if (sequence.varies() && !(model.decoder() instanceof Stepwise)) {
            throw new IllegalArgumentException(
                    "items that vary in length need a decoder that goes step by step");
        }
    }

    /** The same kind of model with other parts, over weights of its own. */
    public TracedModel with(Model other) {
        return new TracedModel(other, conditioning, event, latent, sequence);
    }

    public Weights weights() {
        return weights;
    }

    public Model model() {
        return model;
    }

    public Shape event() {
        return event;
    }

    public int latent() {
        return latent;
    }

    public Sequence sequence() {
        return sequence;
    }

    /** The most numbers that the decoder makes of one item: what memory is planned by. */
    public long largestItem() {
        long elements = sequence.varies() ? sequence.longest() : 1;
        for (long size : event.getShape()) {
            elements *= size == -1 ? 1 : size;
        }
        return elements * Math.max(1, sequence.tokens());
    }

    public boolean conditional() {
        return conditioning.present();
    }

    /** All that a bundle holds, by the names of its graphs. */
    public Map<String, Program> functions() {
        Map<String, Program> functions = new LinkedHashMap<>();
        functions.put("encoder", encoder());
        if (!sequence.varies()) {
            functions.put("decoder", decoder());
        } else {
            Program start = start();
            functions.put(StepGraphs.INIT, start);
            functions.put(StepGraphs.STEP, step(start));
            functions.put("scorer", scorer());
        }
        functions.put("sampler", sampler());
        return functions;
    }

    /**
     * The loss: {@code loss ()}, {@code term.<name> (batch)} for each term, {@code divergence
     * (batch, latent)}.
     *
     * @param training whether batch norm and dropout behave as in training
     */
    public Program objective(Objective objective, boolean training) {
        List<Tracer.Input> inputs = new ArrayList<>(items());
        if (objective.targets() > 0) {
            inputs.add(Tracer.Input.batched(Batch.TARGETS, new Shape(objective.targets())));
        }
        return trace(
                inputs,
                training,
                (pass, batch) -> {
                    LossTerms loss = objective.loss(batch, model, pass);
                    Map<String, NDArray> outputs = new LinkedHashMap<>();
                    outputs.put(LOSS, loss.loss());
                    loss.terms().forEach((name, term) -> outputs.put(TERM + name, term));
                    outputs.put(DIVERGENCE, loss.divergence());
                    return outputs;
                });
    }

    /** The loss computed at once on given arrays, for a backward pass by autograd. */
    public LossTerms loss(
            Objective objective, TracedPass pass, Recorder recorder, Map<String, NDArray> arrays) {
        Map<String, NDArray> wrapped = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> wrapped.put(name, recorder.source(Source.Kind.DATA, name, array)));
        return objective.loss(batch(wrapped, pass), model, pass);
    }

    /** q(z|x): {@code x} to the posterior's parameters. */
    public Program encoder() {
        return trace(
                items(),
                false,
                (pass, batch) ->
                        model.encoder().encode(batch, pass.scope(Model.ENCODER)).parameters());
    }

    /**
     * p(x|z): {@code z} to the likelihood's parameters and the {@code expected} data, for items of
     * one shape.
     */
    public Program decoder() {
        return trace(
                List.of(code()),
                false,
                (pass, batch) -> {
                    Parameters parameters = decoded(batch.get(Z).orElseThrow(), batch, pass);
                    Map<String, NDArray> outputs = new LinkedHashMap<>(parameters.arrays());
                    outputs.put(EXPECTED, expected(parameters, pass));
                    return outputs;
                });
    }

    /**
     * New data: noise and {@code temperature} to a {@code sample} of the latent prior, decoded:
     * {@code expected} data and a {@code sample} of the likelihood around it. Of items that vary in
     * length, the codes {@code z} alone.
     */
    public Program sampler() {
        return Tracer.trace(
                List.of(BATCH),
                inputs(List.of()),
                (recorder, arrays, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, false);
                    Batch given = batch(arrays, pass);
                    NDArray temperature = pass.scheduled(TEMPERATURE);
                    NDArray z =
                            model.prior()
                                    .sample(
                                            sizes.get(BATCH),
                                            given,
                                            temperature,
                                            pass.scope(Model.PRIOR));
                    if (sequence.varies()) {
                        return Map.of(Z, z);
                    }
                    Parameters parameters = decoded(z, given, pass);
                    Map<String, NDArray> outputs = new LinkedHashMap<>();
                    outputs.put(Z, z);
                    outputs.put(EXPECTED, expected(parameters, pass));
                    outputs.put(
                            SAMPLE,
                            model.likelihood()
                                    .sample(parameters, temperature, pass.scope(Model.LIKELIHOOD)));
                    return outputs;
                });
    }

    /** Any function of {@code x} and the condition, over the model's weights. */
    public Program function(
            boolean training, BiFunction<Pass, Batch, Map<String, NDArray>> function) {
        return trace(items(), training, function);
    }

    private Program start() {
        return trace(
                List.of(code()),
                false,
                (pass, given) ->
                        named(
                                StepGraphs.STATE,
                                stepwise()
                                        .start(
                                                given.get(Z).orElseThrow(),
                                                given,
                                                pass.scope(Model.DECODER))));
    }

    /** The element before and the state to the likelihood's parameters and the next state. */
    private Program step(Program start) {
        List<Tracer.Input> inputs = new ArrayList<>();
        String element = sequence.ofTokens() ? StepGraphs.TOKEN : StepGraphs.FRAME;
        inputs.add(new Tracer.Input(element, elements(), shape(event.slice(1))));
        start.outputs()
                .forEach(
                        (name, value) ->
                                inputs.add(
                                        new Tracer.Input(
                                                name,
                                                DataType.FLOAT32,
                                                start.values().get(value).shape())));
        return Tracer.trace(
                List.of(BATCH),
                inputs,
                (recorder, arrays, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, false);
                    List<NDArray> state =
                            start.outputs().keySet().stream().map(arrays::get).toList();
                    Stepwise.Step step =
                            stepwise()
                                    .next(
                                            new Stepwise.State(state),
                                            arrays.get(element),
                                            pass.scope(Model.DECODER));
                    Map<String, NDArray> outputs = new LinkedHashMap<>();
                    outputs.putAll(step.parameters().arrays());
                    outputs.putAll(named(StepGraphs.NEXT, step.state()));
                    return outputs;
                });
    }

    /** log p(x|z), {@code log_probability (batch)}, of items that vary in length. */
    private Program scorer() {
        List<Tracer.Input> inputs = new ArrayList<>(items());
        inputs.add(code());
        return trace(
                inputs,
                false,
                (pass, batch) -> {
                    Parameters parameters = decoded(batch.get(Z).orElseThrow(), batch, pass);
                    return Map.of(
                            LOG_PROBABILITY,
                            model.likelihood()
                                    .logProbability(
                                            batch.x(),
                                            parameters,
                                            batch.mask().orElseThrow(),
                                            pass.scope(Model.LIKELIHOOD)));
                });
    }

    private Parameters decoded(NDArray z, Batch given, Pass pass) {
        return model.decoder().decode(z, given, pass.scope(Model.DECODER));
    }

    private NDArray expected(Parameters parameters, Pass pass) {
        return model.likelihood().mean(parameters, pass.scope(Model.LIKELIHOOD));
    }

    private Stepwise stepwise() {
        return (Stepwise) model.decoder();
    }

    private static Map<String, NDArray> named(String prefix, Stepwise.State state) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        state.arrays().forEach(array -> arrays.put(prefix + arrays.size(), array));
        return arrays;
    }

    private Program trace(
            List<Tracer.Input> inputs,
            boolean training,
            BiFunction<Pass, Batch, Map<String, NDArray>> function) {
        boolean timed = inputs.stream().anyMatch(input -> input.shape().contains(Size.of(TIME)));
        return Tracer.trace(
                timed ? List.of(BATCH, TIME) : List.of(BATCH),
                inputs(inputs),
                (recorder, arrays, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, training);
                    return function.apply(pass, batch(arrays, pass));
                });
    }

    /** The arrays as parts see them: with the condition embedded, and lengths as a mask, too. */
    private Batch batch(Map<String, NDArray> arrays, Pass pass) {
        Batch batch = conditioning.embed(new Batch(arrays), pass);
        if (batch.lengths().isEmpty() || batch.get(Batch.X).isEmpty()) {
            return batch;
        }
        NDArray lengths = batch.lengths().get();
        NDArray steps =
                lengths.getManager()
                        .arange(0, (int) batch.x().getShape().get(1), 1, DataType.INT64);
        NDArray mask = steps.expandDims(0).lt(lengths.expandDims(1));
        return batch.with(Batch.MASK, mask.toType(DataType.FLOAT32, false));
    }

    /** {@code x}, and {@code lengths} where items vary in length. */
    private List<Tracer.Input> items() {
        Tracer.Input x = new Tracer.Input(Batch.X, elements(), shape(event));
        return sequence.varies()
                ? List.of(
                        x, new Tracer.Input(Batch.LENGTHS, DataType.INT64, List.of(Size.of(BATCH))))
                : List.of(x);
    }

    private Tracer.Input code() {
        return Tracer.Input.batched(Z, new Shape(latent));
    }

    private DataType elements() {
        return sequence.ofTokens() ? DataType.INT64 : DataType.FLOAT32;
    }

    private static List<Size> shape(Shape event) {
        List<Size> shape = new ArrayList<>();
        shape.add(Size.of(BATCH));
        for (long size : event.getShape()) {
            shape.add(size == -1 ? Size.of(TIME) : Size.fixed(size));
        }
        return shape;
    }

    private List<Tracer.Input> inputs(List<Tracer.Input> own) {
        List<Tracer.Input> inputs = new ArrayList<>(own);
        if (conditioning.present()) {
            inputs.add(new Tracer.Input(Batch.CONDITION, DataType.INT64, List.of(Size.of(BATCH))));
        }
        return inputs;
    }

    /** The sources of a program that the caller has to feed with noise. */
    public static List<Source> noise(Program program) {
        return program.sources().stream()
                .filter(
                        source ->
                                source.kind() == Source.Kind.NORMAL
                                        || source.kind() == Source.Kind.UNIFORM)
                .toList();
    }

    @Override
    public void close() {
        weights.close();
    }
}
