package dev.noema.export;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import dev.noema.onnx.Format;
import dev.noema.onnx.OnnxFiles;
import dev.noema.onnx.OnnxGraph;
import dev.noema.onnx.Opset;
import dev.noema.onnx.Storage;
import dev.noema.onnx.Target;
import dev.noema.trace.OnnxLowering;
import dev.noema.trace.Program;
import dev.noema.trace.TraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Exports any DJL block, or any function of arrays, as an ONNX file that is proven equal to it.
 *
 * <pre>{@code
 * OnnxExport.of(block, Input.floats("image", "batch", 3, 224, 224))
 *         .outputs("logits")
 *         .write(Path.of("classifier.onnx"));
 * }</pre>
 *
 * <p>The block is run on recording arrays as in use (batch norm by its running statistics, no
 * dropout); its parameters are taken as they are. The graph is then run in ONNX Runtime at several
 * sizes of each dynamic dimension and compared with the engine.
 */
public final class OnnxExport {

    /** The version of Noema that wrote the file, as its jar says; empty when run from classes. */
    private static final String VERSION =
            Optional.ofNullable(OnnxExport.class.getPackage().getImplementationVersion())
                    .orElse("");

    private final Subject subject;
    private final List<Input> inputs;
    private String name = "graph";
    private List<String> outputs = List.of();
    private Target target = Target.ORT;
    private Optional<Opset> opset = Optional.empty();
    private Storage storage = Storage.FLOAT32;
    private long externalAbove = Format.MOST_BYTES;

    private OnnxExport(Subject subject, List<Input> inputs) {
        this.subject = subject;
        this.inputs = inputs;
    }

    /** The export of a block with its parameters. */
    public static OnnxExport of(Block block, Input... inputs) {
        return new OnnxExport(
                new Subject(
                        BlockWeights.of(block),
                        (store, arrays) -> block.forward(store, arrays, false)),
                new ArrayList<>(List.of(inputs)));
    }

    /** The export of a function without parameters of its own. */
    public static OnnxExport of(Function<NDList, NDList> function, Input... inputs) {
        return new OnnxExport(
                new Subject(BlockWeights.none(), (store, arrays) -> function.apply(arrays)),
                new ArrayList<>(List.of(inputs)));
    }

    /** Names the graph, as it is shown by viewers. */
    public OnnxExport name(String graph) {
        this.name = graph;
        return this;
    }

    /**
     * Names the outputs in their order; otherwise they are {@code output} or {@code output_<n>}.
     */
    public OnnxExport outputs(String... names) {
        this.outputs = List.of(names);
        return this;
    }

    /** The runtime that the graph is for; ONNX Runtime unless said otherwise. */
    public OnnxExport target(Target runtime) {
        this.target = runtime;
        return this;
    }

    /**
     * The version of ONNX's operators: 17, 18, 20 or 21, as the target allows; otherwise the one
     * that suits the target best.
     */
    public OnnxExport opset(int number) {
        this.opset = Optional.of(Opset.of(number));
        return this;
    }

    /** How the weights are stored; float32 unless said otherwise. */
    public OnnxExport storage(Storage type) {
        this.storage = type;
        return this;
    }

    /**
     * How many bytes of weights may stand in the file itself; with more, all large arrays lie in a
     * second one beside it. 1.8 GB, about what the file format allows, unless said otherwise.
     */
    public OnnxExport externalAbove(long bytes) {
        this.externalAbove = bytes;
        return this;
    }

    /** Fixes the size of a dimension that the inputs name. */
    public OnnxExport bind(String dimension, long size) {
        if (!Subject.dimensions(inputs).contains(dimension)) {
            throw new IllegalArgumentException(
                    "no input has a dimension '"
                            + dimension
                            + "'; there are "
                            + Subject.dimensions(inputs));
        }
        inputs.replaceAll(input -> input.bind(dimension, size));
        return this;
    }

    /**
     * Exports and proves.
     *
     * @throws ExportException with every problem, each with its line of Java code
     */
    public OnnxModel export() {
        check();
        try {
            Format format =
                    new Format(target, opset.orElse(target.opset()), storage, externalAbove);
            Program program = BlockScopes.in(subject.trace(inputs, outputs));
            OnnxGraph graph = OnnxLowering.lower(program, name, subject.weights()::values, format);
            List<String> names = List.copyOf(program.outputs().keySet());
            OnnxFiles files =
                    OnnxFiles.of(graph.model(VERSION, Map.of()), "model.onnx", externalAbove);
            ExportReport report;
            try (UnprovenGraph unproven = new UnprovenGraph(files)) {
                report = Proof.of(subject, inputs, names, storage, unproven);
            }
            return new OnnxModel(
                    graph.model(VERSION, report.metadata(format)), externalAbove, report);
        } catch (TraceException | IllegalArgumentException e) {
            throw new ExportException(e.getMessage(), e);
        }
    }

    /** Exports, proves and writes the file. */
    public OnnxModel write(Path file) {
        return export().write(file);
    }

    /** Exports, proves and gives the bytes of the file, which has to hold all weights. */
    public byte[] bytes() {
        return export().bytes();
    }

    private void check() {
        List<String> problems = new ArrayList<>();
        subject.weights().check(problems);
        distinct("input", inputs.stream().map(Input::name).toList(), problems);
        distinct("output", outputs, problems);
        if (!problems.isEmpty()) {
            throw new ExportException(String.join("\n", problems));
        }
    }

    private static void distinct(String what, List<String> names, List<String> problems) {
        if (new LinkedHashSet<>(names).size() < names.size()) {
            problems.add("two " + what + "s of one name in " + names);
        }
    }
}
