package dev.noema.export;

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
        int batch = BATCHES[number];
        long seed = 7919L * number + draw;
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.DATA)) {
            inputs.put(source.name(), data(source, request, batch, number, seed));
        }
        inputs.putAll(HostArrays.noise(program, Map.of("batch", (long) batch), seed, 0));
        Map<String, Float> scheduled = new LinkedHashMap<>();
        for (Source source : program.sources(Source.Kind.SCHEDULED)) {
            scheduled.put(source.name(), SCALES[number]);
        }
        return new ParityCase(inputs, scheduled);
    }

    private static Tensor data(
            Source source, ExportRequest request, int batch, int number, long seed) {
        long[] shape =
                source.shape().stream()
                        .mapToLong(size -> size.isFixed() ? size.offset() : batch)
                        .toArray();
        Noise noise = Noise.of(seed, 1, source.name());
        if (source.name().equals(Batch.CONDITION)) {
            long[] classes = new long[batch];
            for (int i = 0; i < batch; i++) {
                classes[i] = noise.below(request.about().classes().size(), i);
            }
            return new LongTensor(classes, shape);
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
