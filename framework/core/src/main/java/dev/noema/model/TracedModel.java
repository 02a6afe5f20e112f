package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.Batch;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
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

    private static final List<String> BATCH = List.of("batch");

    private final Model model;
    private final Conditioning conditioning;
    private final Shape event;
    private final int latent;
    private final Weights weights = new Weights();

    /**
     * A model of items of one shape.
     *
     * @param event the shape of an item, without the batch
     * @param latent how many latent dimensions there are
     */
    public TracedModel(Model model, Conditioning conditioning, Shape event, int latent) {
        this.model = model;
        this.conditioning = conditioning;
        this.event = event;
        this.latent = latent;
    }

    /** The same kind of model with other parts, over weights of its own. */
    public TracedModel with(Model other) {
        return new TracedModel(other, conditioning, event, latent);
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

    public boolean conditional() {
        return conditioning.present();
    }

    /**
     * The loss: {@code loss ()}, {@code term.<name> (batch)} for each term, {@code divergence
     * (batch, latent)}.
     *
     * @param training whether batch norm and dropout behave as in training
     */
    public Program objective(Objective objective, boolean training) {
        return trace(
                List.of(Tracer.Input.batched(Batch.X, event)),
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
        return objective.loss(conditioning.embed(new Batch(wrapped), pass), model, pass);
    }

    /** q(z|x): {@code x} to the posterior's parameters. */
    public Program encoder() {
        return trace(
                List.of(Tracer.Input.batched(Batch.X, event)),
                false,
                (pass, batch) ->
                        model.encoder().encode(batch, pass.scope(Model.ENCODER)).parameters());
    }

    /** p(x|z): {@code z} to the likelihood's parameters and the {@code expected} data. */
    public Program decoder() {
        return trace(
                List.of(Tracer.Input.batched(Z, new Shape(latent))),
                false,
                (pass, batch) -> {
                    Parameters parameters =
                            model.decoder()
                                    .decode(
                                            batch.get(Z).orElseThrow(),
                                            batch,
                                            pass.scope(Model.DECODER));
                    Map<String, NDArray> outputs = new LinkedHashMap<>(parameters.arrays());
                    outputs.put(
                            EXPECTED,
                            model.likelihood().mean(parameters, pass.scope(Model.LIKELIHOOD)));
                    return outputs;
                });
    }

    /**
     * New data: noise and {@code temperature} to a {@code sample} of the latent prior, decoded:
     * {@code expected} data and a {@code sample} of the likelihood around it.
     */
    public Program sampler() {
        return Tracer.trace(
                BATCH,
                inputs(List.of()),
                (recorder, arrays, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, false);
                    Batch given = conditioning.embed(new Batch(arrays), pass);
                    NDArray temperature = pass.scheduled(TEMPERATURE);
                    NDArray z =
                            model.prior()
                                    .sample(
                                            sizes.get("batch"),
                                            given,
                                            temperature,
                                            pass.scope(Model.PRIOR));
                    Parameters parameters =
                            model.decoder().decode(z, given, pass.scope(Model.DECODER));
                    Map<String, NDArray> outputs = new LinkedHashMap<>();
                    outputs.put(Z, z);
                    outputs.put(
                            EXPECTED,
                            model.likelihood().mean(parameters, pass.scope(Model.LIKELIHOOD)));
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
        return trace(List.of(Tracer.Input.batched(Batch.X, event)), training, function);
    }

    private Program trace(
            List<Tracer.Input> inputs,
            boolean training,
            BiFunction<Pass, Batch, Map<String, NDArray>> function) {
        return Tracer.trace(
                BATCH,
                inputs(inputs),
                (recorder, arrays, sizes) -> {
                    TracedPass pass = TracedPass.tracing(recorder, weights, training);
                    return function.apply(pass, conditioning.embed(new Batch(arrays), pass));
                });
    }

    private List<Tracer.Input> inputs(List<Tracer.Input> own) {
        List<Tracer.Input> inputs = new ArrayList<>(own);
        if (conditioning.present()) {
            inputs.add(
                    new Tracer.Input(Batch.CONDITION, DataType.INT64, List.of(Size.of("batch"))));
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
