package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Methods of arrays that change their shape. */
final class ShapeMethods {

    private ShapeMethods() {}

    static void enter(MethodTable table) {
        for (String name : new String[] {"reshape(Shape)", "flatten()", "flatten(int,int)"}) {
            table.put(name, "reshape", ShapeMethods::reshape);
        }
        table.put("squeeze(int[])", "reshape", ShapeMethods::squeeze)
                .put(
                        "transpose()",
                        "transpose",
                        call -> {
                            int last = call.rank() - 1;
                            long[] axes =
                                    LongStream.rangeClosed(0, last).map(i -> last - i).toArray();
                            return call.apply("transpose", with("axes", axes), call.self());
                        })
                .put(
                        "transpose(int[])",
                        "transpose",
                        call -> call.step("transpose", with("axes", call.axes(0)), call.self()))
                .put(
                        "swapAxes(int,int)",
                        "transpose",
                        call -> {
                            int[] axes = IntStream.range(0, call.rank()).toArray();
                            axes[(int) call.axis(0)] = (int) call.axis(1);
                            axes[(int) call.axis(1)] = (int) call.axis(0);
                            return call.self().transpose(axes);
                        })
                .put("expandDims(int)", "expandDims", ShapeMethods::expandDims)
                .put(
                        "broadcast(Shape)",
                        "broadcast",
                        call ->
                                call.step(
                                        "broadcast",
                                        with("shape", ((Shape) call.arguments()[0]).getShape()),
                                        call.self()))
                .put(
                        "tile(long[])",
                        "tile",
                        call -> tile(call, ((long[]) call.arguments()[0]).clone()))
                .put("tile(long)", "tile", call -> tile(call, each(call)))
                .put("tile(int,long)", "tile", call -> tile(call, along(call)))
                .put("tile(Shape)", "tile", call -> tile(call, filling(call)))
                .put("repeat(int,long)", "repeat", call -> repeat(call, along(call)))
                .put("repeat(long)", "repeat", call -> repeat(call, each(call)))
                .put("repeat(long[])", "repeat", call -> repeat(call, (long[]) call.arguments()[0]))
                .put("repeat(Shape)", "repeat", call -> repeat(call, filling(call)))
                .put(
                        "flip(int[])",
                        "flip",
                        call -> call.step("flip", with("axes", call.axes(0)), call.self()))
                .put("rotate90(int,int[])", "flip transpose", ShapeMethods::rotate)
                .put(
                        "pad(Shape,double)",
                        "pad",
                        call ->
                                call.apply(
                                        "pad",
                                        with(
                                                "padding",
                                                ((Shape) call.arguments()[0]).getShape(),
                                                "value",
                                                call.arguments()[1]),
                                        call.self()))
                .put("split(long[],int)", "split", ShapeMethods::split)
                .put("split(long,int)", "split", ShapeMethods::chunks)
                .put("diagonal()", "diagonal", call -> diagonal(call, 0, 0, 1))
                .put(
                        "diagonal(int)",
                        "diagonal",
                        call -> diagonal(call, (Integer) call.arguments()[0], 0, 1))
                .put(
                        "diagonal(int,int,int)",
                        "diagonal",
                        call ->
                                diagonal(
                                        call,
                                        (Integer) call.arguments()[0],
                                        call.axis(1),
                                        call.axis(2)));
    }

    // What reshape, flatten and squeeze give is known from the engine; -1 would hide how a size
    // depends on the batch.
    private static NDArray reshape(Call call) throws Throwable {
        NDArray result = (NDArray) call.real();
        return call.recorder()
                .record(
                        Operation.named("reshape"),
                        with("shape", result.getShape().getShape()),
                        List.of(result),
                        call.self())
                .get(0);
    }

    private static NDArray squeeze(Call call) {
        Shape shape = call.self().getShape();
        Set<Long> dropped = LongStream.of(call.axes(0)).boxed().collect(Collectors.toSet());
        for (long axis : dropped) {
            if (axis < 0 || axis >= call.rank() || shape.get((int) axis) != 1) {
                throw TraceException.here(
                        "squeeze of axis " + axis + " of " + shape + ", whose size is not 1");
            }
        }
        long[] kept =
                LongStream.range(0, call.rank())
                        .filter(axis -> !dropped.contains(axis))
                        .map(axis -> shape.get((int) axis))
                        .toArray();
        return call.apply("reshape", with("shape", kept), call.self());
    }

    private static NDArray expandDims(Call call) throws Throwable {
        int axis = (Integer) call.arguments()[0];
        long place = axis < 0 ? axis + call.rank() + 1 : axis;
        return call.step("expandDims", with("axis", place), call.self());
    }

    private static NDArray tile(Call call, long... repeats) {
        return call.apply("tile", with("repeats", repeats), call.self());
    }

    private static NDArray repeat(Call call, long... repeats) {
        NDArray result = call.rank() == 0 ? call.self().reshape(1) : call.self();
        for (int axis = 0; axis < repeats.length; axis++) {
            if (repeats[axis] != 1) {
                result =
                        call.apply(
                                "repeat",
                                with("repeats", repeats[axis], "axis", (long) axis),
                                result);
            }
        }
        return result;
    }

    private static long[] each(Call call) {
        long[] repeats = new long[Math.max(1, call.rank())];
        Arrays.fill(repeats, (Long) call.arguments()[0]);
        return repeats;
    }

    private static long[] along(Call call) {
        long[] repeats = new long[call.rank()];
        Arrays.fill(repeats, 1);
        repeats[(int) call.axis(0)] = (Long) call.arguments()[1];
        return repeats;
    }

    /** How often each axis goes into a wanted shape, whose first axes may be left out. */
    private static long[] filling(Call call) {
        Shape wanted = (Shape) call.arguments()[0];
        Shape shape = call.self().getShape();
        int missing = call.rank() - wanted.dimension();
        long[] repeats = new long[call.rank()];
        boolean fits = missing >= 0;
        for (int axis = 0; fits && axis < repeats.length; axis++) {
            long size = axis < missing ? shape.get(axis) : wanted.get(axis - missing);
            fits = shape.get(axis) > 0 && size % shape.get(axis) == 0;
            repeats[axis] = fits ? size / shape.get(axis) : 0;
        }
        if (!fits) {
            throw TraceException.here(wanted + " is no multiple of " + shape);
        }
        return repeats;
    }

    /** A quarter turn is a flip and a transposition; which comes first gives its direction. */
    private static NDArray rotate(Call call) {
        int[] plane = (int[]) call.arguments()[1];
        return switch (Math.floorMod((Integer) call.arguments()[0], 4)) {
            case 0 -> call.self();
            case 1 -> call.self().flip(plane[1]).swapAxes(plane[0], plane[1]);
            case 2 -> call.self().flip(plane);
            default -> call.self().swapAxes(plane[0], plane[1]).flip(plane[1]);
        };
    }

    private static NDList split(Call call) {
        long[] indices = (long[]) call.arguments()[0];
        long axis = call.axis(1);
        if (indices.length == 0) {
            return new NDList(call.self());
        }
        long[] sizes = new long[indices.length + 1];
        long start = 0;
        for (int i = 0; i < indices.length; i++) {
            sizes[i] = indices[i] - start;
            start = indices[i];
        }
        sizes[indices.length] = call.self().getShape().get((int) axis) - start;
        return call.recorder()
                .applyMany("split", sizes.length, with("sizes", sizes, "axis", axis), call.self());
    }

    /** Parts of size / sections each, and one of what is left over. */
    private static NDList chunks(Call call) {
        long axis = call.axis(1);
        long size = call.self().getShape().get((int) axis);
        long part = size / (Long) call.arguments()[0];
        if (part == 0) {
            throw TraceException.here(call.arguments()[0] + " parts of an axis of size " + size);
        }
        long[] sizes = new long[Math.toIntExact((size + part - 1) / part)];
        Arrays.fill(sizes, part);
        sizes[sizes.length - 1] = size - part * (sizes.length - 1L);
        if (sizes.length == 1) {
            return new NDList(call.self());
        }
        return call.recorder()
                .applyMany("split", sizes.length, with("sizes", sizes, "axis", axis), call.self());
    }

    private static NDArray diagonal(Call call, int offset, long axis1, long axis2) {
        return call.apply(
                "diagonal",
                with("offset", (long) offset, "axis1", axis1, "axis2", axis2),
                call.self());
    }
}
