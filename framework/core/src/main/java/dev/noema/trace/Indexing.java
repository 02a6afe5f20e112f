package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.index.dim.NDIndexAll;
import ai.djl.ndarray.index.dim.NDIndexElement;
import ai.djl.ndarray.index.dim.NDIndexFixed;
import ai.djl.ndarray.index.dim.NDIndexNull;
import ai.djl.ndarray.index.dim.NDIndexSlice;
import ai.djl.ndarray.index.dim.NDIndexTake;
import ai.djl.ndarray.index.full.NDIndexFullPick;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records {@code array.get("1:, :, 0")} as one slice or selection after another. */
final class Indexing {

    private Indexing() {}

    static NDArray get(Call call) {
        NDIndex index = (NDIndex) call.arguments()[1];
        Optional<NDIndexFullPick> pick = NDIndexFullPick.fromIndex(index, call.self().getShape());
        if (pick.isPresent()) {
            return pick(call, pick.get());
        }
        NDArray result = call.self();
        int leading = index.getEllipsisIndex() == -1 ? index.getRank() : index.getEllipsisIndex();
        int axis = 0;
        SortedMap<Integer, NDArray> places = new TreeMap<>();
        for (int i = 0; i < index.getRank(); i++) {
            if (i == leading) { // an ellipsis stands here: the rest counts from the end
                axis = result.getShape().dimension() - consuming(index, i);
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
            } else if (element instanceof NDIndexTake take) {
                places.put(axis++, take.getIndex());
            } else {
                throw TraceException.here(
                        "an index by truths gives as many elements as they decide, and a compiled"
                                + " step must know its sizes; choose with NDArrays.where");
            }
        }
        return places.isEmpty() ? result : taken(call, result, places);
    }

    // How many axes the elements from one on stand for.
    private static int consuming(NDIndex index, int from) {
        int count = 0;
        for (int i = from; i < index.getRank(); i++) {
            count += index.get(i) instanceof NDIndexNull ? 0 : 1;
        }
        return count;
    }

    /** One element of an axis for each place along the others, as {@code gather} does. */
    private static NDArray pick(Call call, NDIndexFullPick pick) {
        NDArray places = pick.getIndices();
        Shape shape = call.self().getShape();
        Shape own = places.getShape();
        for (int i = 0; own.dimension() < shape.dimension(); i++) {
            if (i > shape.dimension() - own.dimension()) {
                throw TraceException.here("places " + own + " for picking from " + shape);
            }
            if (own.equals(shape.slice(i, i + own.dimension()))) {
                long[] wide = new long[shape.dimension()];
                Arrays.fill(wide, 1);
                System.arraycopy(own.getShape(), 0, wide, i, own.dimension());
                own = new Shape(wide);
            }
        }
        return call.apply(
                "gather", with("axis", (long) pick.getAxis()), call.self(), places.reshape(own));
    }

    /**
     * Elements at places given by arrays, one for each of some axes that lie together; the arrays
     * are broadcast, and their shape stands in for those axes.
     */
    private static NDArray taken(Call call, NDArray array, SortedMap<Integer, NDArray> places) {
        Shape shape = array.getShape();
        int first = places.firstKey();
        int last = places.lastKey();
        if (last - first + 1 != places.size()) {
            throw TraceException.here(
                    "arrays of places for axes that do not lie together; transpose first");
        }
        NDArray flat = null;
        for (int axis = first; axis <= last; axis++) {
            long size = shape.get(axis);
            NDArray place = places.get(axis).toType(DataType.INT64, false);
            flat = flat == null ? place : flat.mul(size).add(place.mod(size));
        }
        Shape before = shape.slice(0, first);
        Shape after = shape.slice(last + 1);
        NDArray rows =
                first == last
                        ? array
                        : array.reshape(
                                before.add(shape.slice(first, last + 1).size()).addAll(after));
        NDArray list = flat.reshape(flat.size());
        NDArray found = call.apply("indexSelect", with("axis", (long) first), rows, list);
        return found.reshape(before.addAll(flat.getShape()).addAll(after));
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
