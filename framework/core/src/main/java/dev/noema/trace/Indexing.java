package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexAll;
import ai.djl.ndarray.index.dim.NDIndexElement;
import ai.djl.ndarray.index.dim.NDIndexFixed;
import ai.djl.ndarray.index.dim.NDIndexNull;
import ai.djl.ndarray.index.dim.NDIndexSlice;
import ai.djl.ndarray.types.Shape;

/** Records {@code array.get("1:, :, 0")} as one slice or selection after another. */
final class Indexing {

    private Indexing() {}

    static NDArray get(Call call) {
        NDIndex index = (NDIndex) call.arguments()[1];
        NDArray result = call.self();
        int leading = index.getEllipsisIndex() == -1 ? index.getRank() : index.getEllipsisIndex();
        int axis = 0;
        for (int i = 0; i < index.getRank(); i++) {
            if (i == leading) { // an ellipsis stands here: the rest counts from the end
                axis = result.getShape().dimension() - (index.getRank() - i);
            }
            NDIndexElement element = index.get(i);
            if (element instanceof NDIndexAll) {
                axis++;
            } else if (element instanceof NDIndexSlice slice) {
                result = slice(call, result, slice, axis++);
            } else if (element instanceof NDIndexFixed fixed) {
                result =
                        call.apply(
                                "select",
                                with("axis", (long) axis, "index", fixed.getIndex()),
                                result);
            } else if (element instanceof NDIndexNull) {
                result = result.expandDims(axis++);
            } else {
                throw TraceException.here(
                        "an index by "
                                + element.getClass()
                                        .getSimpleName()
                                        .substring("NDIndex".length())
                                        .toLowerCase(java.util.Locale.ROOT)
                                + " cannot be recorded; use gather, take or NDArrays.where");
            }
        }
        return result;
    }

    /** Picks by the coordinates along the index's first axis: {@code (depth, places...)}. */
    static NDArray gatherNd(Call call) {
        NDArray index = call.array(0);
        Shape shape = call.self().getShape();
        int depth = (int) index.getShape().get(0);
        NDArray flat = index.get(0);
        for (int i = 1; i < depth; i++) {
            flat = flat.mul(shape.get(i)).add(index.get(i));
        }
        Shape rest = shape.slice(depth);
        NDArray rows = call.self().reshape(new Shape(shape.slice(0, depth).size()).addAll(rest));
        NDArray picked =
                call.apply("indexSelect", with("axis", 0L), rows, flat.reshape(flat.size()));
        return picked.reshape(flat.getShape().addAll(rest));
    }

    // Bounds stay as they were given: counted from the end or beyond it they mean the same at any
    // size.
    private static NDArray slice(Call call, NDArray array, NDIndexSlice slice, int axis) {
        long start = slice.getMin() == null ? 0 : slice.getMin();
        long stop = slice.getMax() == null ? Long.MAX_VALUE : slice.getMax();
        long step = slice.getStep() == null ? 1 : slice.getStep();
        if (start == 0 && stop == Long.MAX_VALUE && step == 1) {
            return array;
        }
        if (step < 1) {
            throw TraceException.here("a slice with step " + step + "; use flip to go backwards");
        }
        return call.apply(
                "slice",
                with("axis", (long) axis, "start", start, "stop", stop, "step", step),
                array);
    }
}
