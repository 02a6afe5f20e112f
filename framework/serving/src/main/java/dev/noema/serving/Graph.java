package dev.noema.serving;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.noema.serving.files.OneLine;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** One graph of a bundle, open in ONNX Runtime. Safe for use by several threads. */
final class Graph implements AutoCloseable {

    private static final int MOST_ITEMS = 64;
    private static final long MOST_NUMBERS = 1 << 22;

    private final GraphManifest manifest;
    private final OrtSession session;
    private final ExternalWeights weights; // which the session refers to
    private final ConcurrentLinkedDeque<Buffers> idle = new ConcurrentLinkedDeque<>();

    private Graph(GraphManifest manifest, OrtSession session, ExternalWeights weights) {
        this.manifest = manifest;
        this.session = session;
        this.weights = weights;
    }

    /**
     * Opens a graph of a folder.
     *
     * @param threads how many threads one operation uses; 0 leaves it to ONNX Runtime
     */
    static Graph open(GraphManifest manifest, BundleFolder folder, int threads) {
        byte[] model = folder.read(manifest.file());
        ExternalWeights weights;
        try {
            String beside = BundleFolder.weightsOf(manifest.file());
            List<ExternalArray> arrays = OnnxGuard.check(model, beside);
            weights = arrays.isEmpty() ? ExternalWeights.none() : folder.weights(beside, arrays);
        } catch (BundleException e) {
            throw new BundleException(manifest.file() + ": " + OneLine.of(e.getMessage()), e);
        }
        try {
            return open(manifest, model, weights, threads);
        } catch (RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static Graph open(
            GraphManifest manifest, byte[] model, ExternalWeights weights, int threads) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setDeterministicCompute(true);
            options.setIntraOpNumThreads(threads);
            // Threads that wait give the processor to others; spinning gained nothing on two cores.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (!weights.tensors().isEmpty()) {
                options.addExternalInitializers(weights.tensors());
            }
            OrtSession session = OnnxEnvironment.get().createSession(model, options);
            try {
                checkPorts(manifest, manifest.inputs(), session.getInputInfo());
                checkPorts(manifest, manifest.outputs(), session.getOutputInfo());
                return new Graph(manifest, session, weights);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new BundleException(
                    manifest.file() + ": ONNX Runtime refuses it: " + OneLine.of(e.getMessage()),
                    e);
        }
    }

    private static void checkPorts(
            GraphManifest manifest, List<Port> ports, Map<String, NodeInfo> found) {
        Map<String, String> wanted = new TreeMap<>();
        for (Port port : ports) {
            wanted.put(port.name(), javaType(port).toString());
        }
        Map<String, String> given = new TreeMap<>();
        for (NodeInfo node : found.values()) {
            given.put(
                    node.getName(),
                    node.getInfo() instanceof TensorInfo tensor
                            ? tensor.type.toString()
                            : "no tensor");
        }
        if (!wanted.equals(given)) {
            throw new BundleException(
                    manifest.file()
                            + ": the graph has "
                            + given
                            + ", "
                            + BundleManifest.FILE
                            + " says "
                            + wanted);
        }
    }

    private static OnnxJavaType javaType(Port port) {
        return port.type() == Port.Type.FLOAT32 ? OnnxJavaType.FLOAT : OnnxJavaType.INT64;
    }

    /**
     * Runs the graph on any number of items, a bounded batch at a time.
     *
     * @param feeds all inputs
     * @param items how many items there are, at least 1
     */
    Map<String, Tensor> run(Collection<Feed> feeds, int items) {
        Map<String, Collected> outputs = new LinkedHashMap<>();
        manifest.outputs().forEach(port -> outputs.put(port.name(), new Collected(port, items)));
        int batch = batch(feeds);
        Buffers kept = idle.poll();
        Buffers buffers = kept == null ? new Buffers() : kept;
        try {
            for (int first = 0; first < items; first += batch) {
                runBatch(feeds, first, Math.min(batch, items - first), buffers, outputs);
            }
        } catch (OrtException e) {
            throw new BundleException(manifest.file() + ": " + OneLine.of(e.getMessage()), e);
        } finally {
            idle.push(buffers);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        outputs.forEach((name, collected) -> tensors.put(name, collected.tensor()));
        return tensors;
    }

    private void runBatch(
            Collection<Feed> feeds,
            int first,
            int items,
            Buffers buffers,
            Map<String, Collected> outputs)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        Map<String, OnnxTensor> targets = new LinkedHashMap<>();
        Set<String> allocated = new LinkedHashSet<>();
        try {
            for (Feed feed : feeds) {
                inputs.put(
                        feed.port().name(),
                        feed.tensor(OnnxEnvironment.get(), first, items, buffers));
            }
            for (Map.Entry<String, Collected> output : outputs.entrySet()) {
                Collected collected = output.getValue();
                if (collected.isSized()) {
                    targets.put(
                            output.getKey(),
                            collected.target(OnnxEnvironment.get(), items, buffers));
                } else {
                    allocated.add(output.getKey());
                }
            }
            try (OrtSession.Result result = session.run(inputs, allocated, targets)) {
                for (Map.Entry<String, Collected> output : outputs.entrySet()) {
                    if (targets.containsKey(output.getKey())) {
                        output.getValue().take();
                    } else {
                        output.getValue()
                                .take((OnnxTensor) result.get(output.getKey()).orElseThrow());
                    }
                }
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
            targets.values().forEach(OnnxTensor::close);
        }
    }

    /** As many items at a time as keep every input and output within a few megabytes. */
    private int batch(Collection<Feed> feeds) {
        long widest = 1;
        for (Feed feed : feeds) {
            widest = Math.max(widest, feed.itemSize());
        }
        for (Port port : manifest.outputs()) {
            long size =
                    port.shape().stream()
                            .filter(Dimension::isFixed)
                            .mapToLong(Dimension::size)
                            .reduce(1, Math::multiplyExact);
            widest = Math.max(widest, size);
        }
        return (int) Math.max(1, Math.min(MOST_ITEMS, MOST_NUMBERS / widest));
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new BundleException(manifest.file() + ": " + e.getMessage(), e);
        } finally {
            weights.close();
        }
    }
}
