package dev.noema.export;

import ai.djl.ndarray.types.DataType;
import dev.noema.checkpoint.FileFault;
import dev.noema.engine.Torch;
import dev.noema.onnx.Format;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.Dimension;
import dev.noema.serving.GraphFormat;
import dev.noema.serving.GraphManifest;
import dev.noema.serving.ParityReport;
import dev.noema.serving.Port;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFolder;
import dev.noema.serving.files.Sha256;
import dev.noema.serving.safetensors.SafetensorsWriter;
import dev.noema.trace.OnnxLowering;
import dev.noema.trace.Program;
import dev.noema.trace.Size;
import dev.noema.trace.Source;
import dev.noema.trace.TraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Exports a model: lowers its functions to ONNX, compares them with the engine, and publishes the
 * bundle only when all agree.
 */
public final class BundleExporter {

    private static final String VECTORS = "vectors.safetensors";

    private BundleExporter() {}

    /**
     * Writes the bundle's folder, replacing one that is there but for what a user wrote into its
     * card. Exports of the same weights are equal to the byte.
     *
     * @throws ExportException when an operation has no ONNX form, or a graph differs from the
     *     engine beyond the tolerance; nothing is published then
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static BundleManifest export(ExportRequest request, Path target) {
        // One thread on both sides: results are then the same to the bit on each run.
        int threads = Torch.threads();
        Torch.threads(1);
        try {
            return publish(request, target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + ": cannot be written: " + FileFault.reason(e), e);
        } finally {
            Torch.threads(threads);
        }
    }

    private static BundleManifest publish(ExportRequest request, Path target) throws IOException {
        Map<String, byte[]> graphs = new LinkedHashMap<>();
        SortedMap<String, Double> worst = new TreeMap<>();
        Map<String, Tensor> vectors = new LinkedHashMap<>();
        SortedMap<String, StorageCost> costs = new TreeMap<>();
        ParityGate gate = new ParityGate(request, worst, costs, vectors);
        for (ExportGraph graph : request.graphs()) {
            byte[] onnx;
            try {
                onnx = lower(request, graph);
            } catch (TraceException e) {
                throw new ExportException(
                        e.getMessage()
                                .lines()
                                .map(line -> graph.name() + ": " + line)
                                .collect(Collectors.joining("\n")),
                        e);
            }
            gate.check(graph, onnx);
            graphs.put(graph.file(), onnx);
        }
        ParityReport parity =
                new ParityReport(
                        Difference.ABSOLUTE,
                        Difference.RELATIVE,
                        ParityCase.COUNT,
                        worst,
                        format(request.format(), costs));
        BundleManifest[] manifest = new BundleManifest[1];
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Optional<String> old = CardFile.read(target);
        AtomicFolder.write(
                target,
                folder -> {
                    SortedMap<String, String> digests = new TreeMap<>();
                    for (Map.Entry<String, byte[]> graph : graphs.entrySet()) {
                        Files.write(folder.resolve(graph.getKey()), graph.getValue());
                        digests.put(graph.getKey(), Sha256.of(graph.getValue()));
                    }
                    SafetensorsWriter writer = new SafetensorsWriter();
                    vectors.forEach(writer::add);
                    writer.write(folder.resolve(VECTORS));
                    digests.put(VECTORS, Sha256.of(folder.resolve(VECTORS)));
                    manifest[0] = manifest(request, parity, digests);
                    Files.write(folder.resolve(BundleManifest.FILE), manifest[0].json());
                    String card = CardFile.renewed(old, ModelCard.of(request, parity));
                    Files.writeString(folder.resolve(CardFile.NAME), card);
                });
        return manifest[0];
    }

    private static byte[] lower(ExportRequest request, ExportGraph graph) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("noema.name", request.about().name());
        metadata.put("noema.graph", graph.name());
        metadata.put("noema.dataType", request.dataType());
        metadata.put("noema.likelihood", request.likelihood());
        metadata.put("noema.prior", request.prior());
        metadata.put("noema.target", request.format().target().toString());
        metadata.put("noema.storage", request.format().storage().toString());
        return OnnxLowering.lower(
                        graph.program(), graph.name(), request.weights(), request.format())
                .model(request.version(), metadata)
                .toByteArray();
    }

    private static GraphFormat format(Format format, SortedMap<String, StorageCost> costs) {
        SortedMap<String, GraphFormat.StorageLoss> losses = new TreeMap<>();
        costs.forEach(
                (output, cost) ->
                        losses.put(
                                output, new GraphFormat.StorageLoss(cost.maximum(), cost.mean())));
        return new GraphFormat(
                format.target().toString(),
                format.opset().number(),
                format.storage().toString(),
                losses);
    }

    private static BundleManifest manifest(
            ExportRequest request, ParityReport parity, SortedMap<String, String> digests) {
        Map<String, GraphManifest> graphs = new LinkedHashMap<>();
        for (ExportGraph graph : request.graphs()) {
            graphs.put(
                    graph.name(),
                    new GraphManifest(
                            graph.file(), inputs(graph.program()), outputs(graph.program())));
        }
        return new BundleManifest(
                BundleManifest.FORMAT_VERSION,
                request.about().name(),
                request.dataType(),
                request.about().codec(),
                request.about().preprocessing(),
                request.about().event(),
                request.about().sequence(),
                List.of((long) request.about().latent()),
                request.about().classes(),
                request.likelihood(),
                request.prior(),
                graphs,
                parity,
                digests);
    }

    private static List<Port> inputs(Program program) {
        List<Port> ports = new ArrayList<>();
        for (Source source : program.sources()) {
            Dimension[] shape = shape(source.shape());
            switch (source.kind()) {
                case DATA, SCHEDULED ->
                        ports.add(
                                source.type() == DataType.INT64
                                        ? Port.longs(source.name(), shape)
                                        : Port.floats(source.name(), shape));
                case NORMAL -> ports.add(Port.noise(Port.Kind.NORMAL, source.name(), shape));
                case UNIFORM -> ports.add(Port.noise(Port.Kind.UNIFORM, source.name(), shape));
                case PARAMETER, BUFFER, CONSTANT -> {
                    // stored in the graph
                }
            }
        }
        return ports;
    }

    private static List<Port> outputs(Program program) {
        return program.outputs().entrySet().stream()
                .map(
                        output ->
                                Port.floats(
                                        output.getKey(),
                                        shape(program.values().get(output.getValue()).shape())))
                .toList();
    }

    private static Dimension[] shape(List<Size> sizes) {
        return sizes.stream()
                .map(
                        size ->
                                size.isFixed()
                                        ? Dimension.of(size.offset())
                                        : Dimension.named(size.toString()))
                .toArray(Dimension[]::new);
    }
}
