package dev.noema.export;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.noema.onnx.Storage;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * Compares a graph in ONNX Runtime with the engine that trained it, at several batch sizes, with
 * and without graph optimisation: {@code |graph - engine| <= 1e-5 + 1e-4 |engine|}.
 */
final class ParityGate {

    /** How often a case is drawn anew when only a drawn sample differs. */
    private static final int DRAWS = 4;

    private static final List<OptLevel> LEVELS = List.of(OptLevel.NO_OPT, OptLevel.ALL_OPT);

    private final ExportRequest request;
    private final SortedMap<String, Double> worst;
    private final SortedMap<String, StorageCost> costs;
    private final Map<String, Tensor> vectors;

    /**
     * @param worst takes the greatest difference of each {@code graph/output} in parts of the
     *     tolerance
     * @param costs takes what the storage of the weights cost each {@code graph/output}
     * @param vectors takes what was compared, as {@code graph/case/in|out/name}
     */
    ParityGate(
            ExportRequest request,
            SortedMap<String, Double> worst,
            SortedMap<String, StorageCost> costs,
            Map<String, Tensor> vectors) {
        this.request = request;
        this.worst = worst;
        this.costs = costs;
        this.vectors = vectors;
    }

    /** Compares all cases; throws {@link ExportException} when one is off. */
    void check(ExportGraph graph, UnprovenGraph onnx) {
        for (int number = 0; number < ParityCase.COUNT; number++) {
            // A likelihood that draws discrete values turns a rounding error at a threshold into
            // another value: such a draw shows nothing and is taken anew. All else must agree.
            boolean settled = false;
            for (int draw = 0; draw < DRAWS && !settled; draw++) {
                settled = check(graph, onnx, number, draw, draw == DRAWS - 1);
            }
        }
    }

    private boolean check(
            ExportGraph graph, UnprovenGraph onnx, int number, int draw, boolean last) {
        ParityCase each = ParityCase.of(graph, request, number, draw);
        Map<String, FloatTensor> wanted = graph.engine().apply(each.inputs(), each.scheduled());
        Map<String, Double> differences = new LinkedHashMap<>();
        for (OptLevel level : LEVELS) {
            try (OnnxSession session = onnx.session(level)) {
                Map<String, Tensor> got = session.run(each.all());
                for (Map.Entry<String, FloatTensor> output : wanted.entrySet()) {
                    double difference =
                            Difference.of(
                                    graph.name() + "/" + output.getKey(),
                                    got.get(output.getKey()),
                                    output.getValue());
                    differences.merge(output.getKey(), difference, Math::max);
                    boolean drawn = output.getKey().equals(GenerativeModel.SAMPLE);
                    if (!(difference <= 1)) {
                        if (drawn && !last) {
                            return false;
                        }
                        throw off(graph.name(), output.getKey(), number, level, difference);
                    }
                }
            } catch (OrtException e) {
                throw new ExportException(
                        graph.name() + ": ONNX Runtime refuses the graph: " + e.getMessage(), e);
            }
        }
        differences.forEach(
                (output, difference) ->
                        worst.merge(graph.name() + "/" + output, difference, Math::max));
        if (request.format().storage() != Storage.FLOAT32) {
            graph.full()
                    .apply(each.inputs(), each.scheduled())
                    .forEach(
                            (output, full) ->
                                    costs.merge(
                                            graph.name() + "/" + output,
                                            StorageCost.of(wanted.get(output), full),
                                            StorageCost::and));
        }
        String prefix = graph.name() + "/" + number + "/";
        each.all().forEach((name, tensor) -> vectors.put(prefix + "in/" + name, tensor));
        wanted.forEach((name, tensor) -> vectors.put(prefix + "out/" + name, tensor));
        return true;
    }

    private static ExportException off(
            String graph, String output, int number, OptLevel level, double difference) {
        return new ExportException(
                String.format(
                        Locale.ROOT,
                        "%s: output %s differs from the engine by %.3g times the tolerance of %.0e + %.0e"
                                + " |value| in case %d at %s; nothing was published",
                        graph,
                        output,
                        difference,
                        Difference.ABSOLUTE,
                        Difference.RELATIVE,
                        number,
                        level));
    }
}
