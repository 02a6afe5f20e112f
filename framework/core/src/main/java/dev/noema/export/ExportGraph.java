package dev.noema.export;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Companion;
import dev.noema.trace.Program;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One function of a model on its way into a graph.
 *
 * @param name the graph's name: {@code encoder}, {@code decoder}, {@code sampler}
 * @param program what it does
 * @param engine the engine's own results with the weights as they are stored, from inputs by name
 *     (noise as {@code noise.<purpose>}) and scheduled values
 * @param full its results with the weights in full precision
 * @param companion what it is, where it is none of the model's own functions
 */
public record ExportGraph(
        String name,
        Program program,
        BiFunction<Map<String, Tensor>, Map<String, Float>, Map<String, FloatTensor>> engine,
        BiFunction<Map<String, Tensor>, Map<String, Float>, Map<String, FloatTensor>> full,
        Optional<Companion> companion) {

    /** One of the model's own functions. */
    public ExportGraph(
            String name,
            Program program,
            BiFunction<Map<String, Tensor>, Map<String, Float>, Map<String, FloatTensor>> engine,
            BiFunction<Map<String, Tensor>, Map<String, Float>, Map<String, FloatTensor>> full) {
        this(name, program, engine, full, Optional.empty());
    }

    String file() {
        return name + ".onnx";
    }
}
