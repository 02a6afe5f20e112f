package dev.noema.export;

import ai.djl.ndarray.types.DataType;
import dev.noema.model.HostArrays;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One batch on which graph and engine are compared.
 *
 * @param inputs data and noise by name
 * @param scheduled scheduled values by name
 */
record ParityCase(Map<String, Tensor> inputs, Map<String, Float> scheduled) {

    /** The batch sizes that are compared. */
    private static final int[] BATCHES = {1, 3, 8, 2};

    /** The lengths beside them, of items that vary in length. */
    private static final int[] TIMES = {5, 1, 12, 9};

    /** How far codes lie from the origin, and how warm samples are: usual, none, and far out. */
    private static final float[] SCALES = {1, 0.7f, 0, 3};

    static final int COUNT = BATCHES.length;

    /** The inputs of the graph, scheduled values included. */
    Map<String, Tensor> all() {
        Map<String, Tensor> all = new LinkedHashMap<>(inputs);
        scheduled.forEach((name, value) -> all.put(name, new FloatTensor(new float[] {value})));
        return all;
    }

    /**
     * The case of a number: the same inputs on every machine.
     *
     * @param graph what is compared
     * @param draw which draw of them; another one when values fell on a threshold
     */
    static ParityCase of(ExportGraph graph, ExportRequest request, int number, int draw) {
        long seed = 7919L * number + draw;
        Program program = graph.program();
        Map<String, Long> sizes = sizes(graph, number);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.DATA)) {
            Noise noise = Noise.of(seed, 1, source.name());
            long[] shape = source.shape().stream().mapToLong(size -> size.value(sizes)).toArray();
            inputs.put(
                    source.name(),
                    graph.companion().isPresent()
                            ? values(graph.companion().get(), source.name(), shape, number, noise)
                            : data(source, shape, request, number, noise));
        }
        inputs.putAll(HostArrays.noise(program, sizes, seed, 0));
        Map<String, Float> scheduled = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.SCHEDULED)) {
            scheduled.put(source.name(), SCALES[number]);
        }
        return new ParityCase(inputs, scheduled);
    }

    private static Map<String, Long> sizes(ExportGraph graph, int number) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("batch", (long) BATCHES[number]);
        sizes.put("time", (long) TIMES[number]);
        // As many parts of the usual size, and the least possible instead of the least of them.
        graph.companion()
                .ifPresent(
                        companion ->
                                companion
                                        .usual()
                                        .forEach(
                                                (name, usual) ->
                                                        sizes.put(
                                                                name,
                                                                Math.max(
                                                                        least(companion, name),
                                                                        part(usual, number)))));
        return sizes;
    }

    private static long least(Companion companion, String dimension) {
        return companion.least().getOrDefault(dimension, 1L);
    }

    private static long part(long usual, int number) {
        return TIMES[number] == 1 ? 1 : Math.max(1, usual * TIMES[number] / 12);
    }

    /** Values over the whole usual range, over a part of it, and its middle alone. */
    private static FloatTensor values(
            Companion companion, String name, long[] shape, int number, Noise noise) {
        Companion.Input input =
                companion.inputs().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        double middle = (input.minimum() + input.maximum()) / 2;
        double width = (input.maximum() - input.minimum()) * Math.min(1, SCALES[number]);
        float[] values = new float[Tensor.size(shape)];
        noise.uniforms(values);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (middle + width * (values[i] - 0.5));
        }
        return new FloatTensor(values, shape);
    }

    private static Tensor data(
            Source source, long[] shape, ExportRequest request, int number, Noise noise) {
        if (source.type() == DataType.INT64) {
            int first = source.name().equals(Batch.LENGTHS) ? 1 : 0;
            int count =
                    switch (source.name()) {
                        case Batch.CONDITION -> request.about().classes().size();
                        case Batch.LENGTHS -> TIMES[number];
                        default -> request.about().sequence().tokens();
                    };
            long[] values = new long[Tensor.size(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = first + noise.below(count, i);
            }
            return new LongTensor(values, shape);
        }
        float[] values = new float[Tensor.size(shape)];
        if (source.name().equals(Batch.X)) {
            noise.uniforms(values);
            double width = request.maximum() - request.minimum();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (request.minimum() + width * values[i]);
            }
        } else {
            noise.normals(values);
            for (int i = 0; i < values.length; i++) {
                values[i] *= SCALES[number];
            }
        }
        return new FloatTensor(values, shape);
    }
}
