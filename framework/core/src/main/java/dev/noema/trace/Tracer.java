package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Traces a function: runs it on recording arrays at four sizes and keeps what it did as one
 * program.
 *
 * <p>Sizes that differ between the runs become formulas of the dynamic dimensions; a size that no
 * single formula explains, a loop over a dynamic dimension, and data that change with it are
 * refused with the Java line.
 */
public final class Tracer {

    /**
     * The sizes of up to three dynamic dimensions in each run, batch first. Within a run no two
     * have a common divisor, so that no product is another; a column holds odd and even numbers
     * that are not all alike modulo any divisor, so that what a stride does shows; and a small run
     * shows what is bounded from above.
     *
     * <p>Where a network's windows are greater than the first table's sizes, or its strides so
     * great that its formulas cannot be told apart there, the next one helps.
     */
    static final long[][][] TABLES = {
        {{11, 29, 6}, {17, 22, 19}, {8, 3, 7}, {3, 16, 5}},
        {{5, 131, 68}, {3, 104, 185}, {7, 78, 95}, {2, 121, 43}},
        {{3, 1801, 68}, {5, 1402, 189}, {2, 1007, 93}, {7, 1200, 43}}
    };

    private Tracer() {}

    /**
     * An array that the function takes.
     *
     * @param name such as {@code x}
     * @param type the type of its elements
     * @param shape its sizes; named ones are dynamic
     */
    public record Input(String name, DataType type, List<Size> shape) {

        public Input {
            shape = List.copyOf(shape);
        }

        /** A float32 input whose first dimension is {@code batch}. */
        public static Input batched(String name, Shape event) {
            List<Size> shape = new ArrayList<>();
            shape.add(Size.of("batch"));
            for (long size : event.getShape()) {
                shape.add(Size.fixed(size));
            }
            return new Input(name, DataType.FLOAT32, shape);
        }
    }

    /** A function of arrays. */
    @FunctionalInterface
    public interface Traceable {

        /**
         * Computes the outputs.
         *
         * @param recorder gives further inputs: parameters, noise, constants
         * @param inputs the declared inputs, by name
         * @param sizes the dynamic dimensions of this run, by name
         */
        Map<String, NDArray> run(
                Recorder recorder, Map<String, NDArray> inputs, Map<String, Long> sizes);
    }

    /**
     * Traces {@code function}.
     *
     * @param dimensions the names of the dynamic dimensions
     * @param inputs what the function takes, apart from what it asks of the recorder
     * @throws TraceException when it does what cannot be recorded; all unsupported operations stand
     *     in one report
     */
    public static Program trace(List<String> dimensions, List<Input> inputs, Traceable function) {
        if (dimensions.size() > 3) {
            throw new TraceException(
                    "at most 3 dynamic dimensions are possible, not " + dimensions);
        }
        // A batch's size has no windows and strides: only other dimensions need greater ones.
        boolean greater = dimensions.stream().anyMatch(name -> !name.equals("batch"));
        List<Map<String, Long>> runs = new ArrayList<>();
        List<Tape> tapes = new ArrayList<>();
        TraceException fault = null;
        for (long[][] table : TABLES) {
            List<Map<String, Long>> sizes = sizes(dimensions, table);
            boolean recorded = false;
            try {
                List<Tape> more = new ArrayList<>();
                for (Map<String, Long> size : sizes) {
                    more.add(tape(inputs, size, function));
                }
                recorded = true;
                runs.addAll(sizes);
                tapes.addAll(more);
                return new Unification(runs, tapes).program();
            } catch (TraceException e) {
                fault = fault == null || recorded ? e : fault;
                if (!greater || !e.isOfSizes()) {
                    break;
                }
            }
        }
        throw fault;
    }

    private static List<Map<String, Long>> sizes(List<String> dimensions, long[]... table) {
        // The first column is the batch's.
        int column = dimensions.size() == 3 || dimensions.contains("batch") ? 0 : 1;
        List<Map<String, Long>> runs = new ArrayList<>();
        for (long[] row : dimensions.isEmpty() ? new long[1][] : table) {
            Map<String, Long> sizes = new LinkedHashMap<>();
            for (int i = 0; i < dimensions.size(); i++) {
                sizes.put(dimensions.get(i), row[column + i]);
            }
            runs.add(sizes);
        }
        return runs;
    }

    private static Tape tape(List<Input> inputs, Map<String, Long> sizes, Traceable function) {
        Tape tape = new Tape();
        try (NDManager manager = Torch.newManager()) {
            Recorder recorder = Recorder.recording(manager, tape);
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (Input input : inputs) {
                Shape shape =
                        new Shape(
                                input.shape().stream()
                                        .mapToLong(size -> size.value(sizes))
                                        .toArray());
                NDArray example =
                        manager.full(shape, input.type().isFloating() ? 0.5f : 0f, input.type());
                arrays.put(input.name(), recorder.source(Source.Kind.DATA, input.name(), example));
            }
            run(recorder, arrays, sizes, function).forEach(recorder::output);
            recorder.finish();
        }
        return tape;
    }

    // What ended the run stands below the calls that no operation stood for, in one report.
    private static Map<String, NDArray> run(
            Recorder recorder,
            Map<String, NDArray> arrays,
            Map<String, Long> sizes,
            Traceable function) {
        List<String> report = new ArrayList<>();
        boolean ofSizes = false;
        Map<String, NDArray> outputs = Map.of();
        try {
            outputs = function.run(recorder, arrays, sizes);
        } catch (TraceException e) {
            report.add(e.getMessage());
            ofSizes = e.isOfSizes() && recorder.unsupported().isEmpty();
        } catch (ClassCastException e) {
            // DJL casts the arrays of a list to its own class.
            if (!String.valueOf(e.getMessage()).contains("$Proxy")) {
                throw e;
            }
            report.add(UserLine.of(e) + ": " + RecordingArray.OUTSIDE);
        }
        report.addAll(0, recorder.unsupported());
        if (!report.isEmpty()) {
            throw new TraceException(String.join("\n", report), ofSizes);
        }
        return outputs;
    }
}
