package dev.noema.model;

import ai.djl.ndarray.types.DataType;
import dev.noema.serving.Dimension;
import dev.noema.spi.Companion;
import dev.noema.trace.Program;
import dev.noema.trace.Size;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.List;

/** Traces what goes along with a model. */
public final class TracedCompanion {

    private TracedCompanion() {}

    /** The companion's program over the weights of its model, among which are its own. */
    public static Program of(Companion companion, Weights weights) {
        List<String> dimensions = new ArrayList<>(List.of(Dimension.BATCH.name()));
        dimensions.addAll(companion.usual().keySet());
        List<Tracer.Input> inputs = companion.inputs().stream().map(TracedCompanion::of).toList();
        return Tracer.trace(
                dimensions,
                inputs,
                (recorder, arrays, sizes) ->
                        companion
                                .function()
                                .apply(arrays, TracedPass.tracing(recorder, weights, false)));
    }

    private static Tracer.Input of(Companion.Input input) {
        List<Size> shape = input.shape().stream().map(TracedCompanion::size).toList();
        return new Tracer.Input(input.name(), DataType.FLOAT32, shape);
    }

    private static Size size(Dimension dimension) {
        return dimension.isFixed() ? Size.fixed(dimension.size()) : Size.of(dimension.name());
    }
}
