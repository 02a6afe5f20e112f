package dev.noema.export;

import ai.djl.ndarray.types.DataType;
import dev.noema.model.HostArrays;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.Batch;
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
     * @param draw which draw of them; another one when values fell on a threshold
     */
    static ParityCase of(Program program, ExportRequest request, int number, int draw) {
        long seed = 7919L * number + draw;
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.DATA)) {
            inputs.put(source.name(), data(source, request, number, seed));
        }
        inputs.putAll(HostArrays.noise(program, sizes(number), seed, 0));
        Map<String, Float> scheduled = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.SCHEDULED)) {
            scheduled.put(source.name(), SCALES[number]);
        }
        return new ParityCase(inputs, scheduled);
    }

    private static Map<String, Long> sizes(int number) {
        return Map.of("batch", (long) BATCHES[number], "time", (long) TIMES[number]);
    }

    private static Tensor data(Source source, ExportRequest request, int number, long seed) {
        Map<String, Long> sizes = sizes(number);
        long[] shape = source.shape().stream().mapToLong(size -> size.value(sizes)).toArray();
        Noise noise = Noise.of(seed, 1, source.name());
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
