package dev.noema.serving;

import dev.noema.serving.random.Noise;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A trained model as it was exported: encodes, decodes, reconstructs and samples with ONNX Runtime.
 *
 * <p>Opening checks the SHA-256 of every file; a graph is loaded at its first use, after a check
 * that it cannot reach outside its file. Any number of items may be given; they run in batches of
 * bounded size. Safe for use by several threads. The caller closes it, which frees the native
 * memory after the calls that are under way.
 *
 * <p>Numbers that are given must be finite: a NaN is refused, as it would only come out as one.
 *
 * <p>Faults of the bundle are {@link BundleException}s, faults of the call {@link
 * IllegalArgumentException}s; both say in one line what is wrong. A bundle from a source that is
 * not trusted should be opened in a process of its own, since native code reads the graphs.
 */
public final class Bundle implements GenerativeModel {

    private static final String ENCODER = "encoder";
    private static final String DECODER = "decoder";
    private static final String SAMPLER = "sampler";

    private final BundleFolder folder;
    private final int threads;
    private final Map<String, Graph> open = new ConcurrentHashMap<>();
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private boolean closed;

    private Bundle(BundleFolder folder, int threads) {
        this.folder = folder;
        this.threads = threads;
    }

    /**
     * Opens a bundle's folder.
     *
     * @throws BundleException when a file is missing, altered, of a newer format or could do harm
     */
    public static Bundle open(Path folder) {
        return open(folder, 0);
    }

    /**
     * Opens a bundle's folder.
     *
     * @param threads how many threads one operation uses; 0 for one a core
     */
    public static Bundle open(Path folder, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads " + threads + "; 0 or more are allowed");
        }
        return new Bundle(BundleFolder.open(folder), threads);
    }

    /** What the bundle says of itself. */
    public BundleManifest manifest() {
        return folder.manifest();
    }

    @Override
    public About about() {
        BundleManifest manifest = manifest();
        return new About(
                manifest.name(),
                manifest.codec(),
                manifest.preprocessing(),
                manifest.event(),
                Math.toIntExact(manifest.latent().get(0)),
                manifest.classes(),
                manifest.sequence());
    }

    /** The codec that reads and writes items of this model's kind. */
    public Codec codec() {
        return Codec.named(manifest().codec()).with(this);
    }

    /** Encodes without a condition; see {@link #encode(Tensor, Optional)}. */
    public Map<String, FloatTensor> encode(Tensor x) {
        return encode(x, Optional.empty());
    }

    /**
     * The parameters of q(z|x), such as {@code mean} and {@code log_variance}, each {@code (batch,
     * latent...)}.
     *
     * @param x items {@code (batch, event...)}; those that vary in length are padded as {@link
     *     Sequence} says
     * @param condition the class of each item, {@code (batch)}, where the model has classes
     */
    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        Map<String, Tensor> given =
                given("x", manifest().sequence().varies() ? Lengths.filled(x) : x, condition);
        if (manifest().sequence().varies()) {
            given.put(LENGTHS, Lengths.of(x));
        }
        return floats(run(ENCODER, given, null, Optional.empty()));
    }

    @Override
    public StepDecoder steps() {
        graph(StepGraphs.INIT);
        return new StepGraphs(
                (graph, inputs) -> {
                    if (inputs.get(CONDITION) instanceof LongTensor classes) {
                        checked(classes);
                    }
                    return run(graph, inputs);
                });
    }

    /** Decodes without a condition; see {@link #decode(FloatTensor, Optional)}. */
    public Map<String, FloatTensor> decode(FloatTensor z) {
        return decode(z, Optional.empty());
    }

    /**
     * The parameters of p(x|z) and, as {@code expected}, the data expected under it, {@code (batch,
     * event...)}.
     *
     * @param z codes {@code (batch, latent...)}
     * @param condition the class of each item, {@code (batch)}, where the model has classes
     */
    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        return floats(run(DECODER, given("z", z, condition), null, Optional.empty()));
    }

    @Override
    public FloatTensor reconstruct(FloatTensor x, Optional<LongTensor> condition) {
        return output(
                DECODER, EXPECTED, decode(output(ENCODER, MEAN, encode(x, condition)), condition));
    }

    private static FloatTensor output(String graph, String name, Map<String, FloatTensor> outputs) {
        FloatTensor output = outputs.get(name);
        if (output == null) {
            throw new BundleException(
                    "the graph '"
                            + graph
                            + "' gives no '"
                            + name
                            + "'; it gives "
                            + outputs.keySet());
        }
        return output;
    }

    /** Reconstructs without a condition; see {@link #reconstruct(FloatTensor, Optional)}. */
    public FloatTensor reconstruct(FloatTensor x) {
        return reconstruct(x, Optional.empty());
    }

    /** Draws new items by the noise of (seed, step 0, purpose), see {@link Noise}. */
    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count + "; at least 1 is allowed");
        }
        if (!(temperature >= 0 && temperature < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "temperature " + temperature + "; a number from 0 on is allowed");
        }
        Map<String, Tensor> given = new LinkedHashMap<>();
        condition.ifPresent(classes -> given.put(CONDITION, checked(classes)));
        if (graph(SAMPLER).inputs().stream().anyMatch(port -> port.name().equals("temperature"))) {
            given.put("temperature", new FloatTensor(new float[] {temperature}));
        }
        Function<String, Noise> noise = purpose -> Noise.of(seed, 0, purpose);
        return floats(run(SAMPLER, given, noise, Optional.of(count)));
    }

    @Override
    public List<String> graphs() {
        return List.copyOf(manifest().graphs().keySet());
    }

    /**
     * Runs one graph by name on all its inputs, noise included, and gives all its outputs.
     *
     * @param inputs tensors by the names in the manifest
     */
    @Override
    public Map<String, Tensor> run(String graph, Map<String, Tensor> inputs) {
        return run(graph, inputs, null, Optional.empty());
    }

    private Map<String, Tensor> run(
            String name,
            Map<String, Tensor> inputs,
            Function<String, Noise> noise,
            Optional<Integer> count) {
        Call call = new Call(graph(name), inputs, noise);
        count.ifPresent(call::items);
        List<Feed> feeds = call.feeds();
        int items = call.items();
        return whileOpen(() -> opened(name).run(feeds, items));
    }

    private Map<String, Tensor> given(String name, Tensor tensor, Optional<LongTensor> condition) {
        Map<String, Tensor> given = new HashMap<>();
        given.put(name, tensor);
        condition.ifPresent(classes -> given.put(CONDITION, checked(classes)));
        return given;
    }

    private LongTensor checked(LongTensor classes) {
        int known = manifest().classes().size();
        for (long number : classes.values()) {
            if (number < 0 || number >= known) {
                throw new IllegalArgumentException(
                        "condition "
                                + number
                                + "; "
                                + (known == 0
                                        ? "the model has no classes"
                                        : "0 to " + (known - 1) + " are allowed"));
            }
        }
        return classes;
    }

    private GraphManifest graph(String name) {
        GraphManifest graph = manifest().graphs().get(name);
        if (graph == null) {
            throw new IllegalArgumentException(
                    "the bundle has no graph '"
                            + name
                            + "'; it has "
                            + manifest().graphs().keySet());
        }
        return graph;
    }

    private Graph opened(String name) {
        return open.computeIfAbsent(name, missing -> Graph.open(graph(missing), folder, threads));
    }

    private <T> T whileOpen(Supplier<T> action) {
        inUse.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the bundle is closed");
            }
            return action.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    private static Map<String, FloatTensor> floats(Map<String, Tensor> tensors) {
        Map<String, FloatTensor> floats = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    if (tensor instanceof FloatTensor values) {
                        floats.put(name, values);
                    }
                });
        return floats;
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            closed = true;
            open.values().forEach(Graph::close);
            open.clear();
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
