package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Methods of arrays that sum, order or measure over axes. */
final class ReductionMethods {

    private ReductionMethods() {}

    static void enter(MethodTable table) {
        for (String name : new String[] {"sum", "mean", "max", "min"}) {
            table.put(name + "()", name, call -> reduced(call, name, all(call), false))
                    .put(
                            name + "(int[],boolean)",
                            name,
                            call -> reduced(call, name, call.axes(0), call.arguments()[1]));
        }
        table.put("prod()", "prod", call -> product(call, all(call), false))
                .put(
                        "prod(int[],boolean)",
                        "prod",
                        call -> product(call, call.axes(0), (Boolean) call.arguments()[1]));
        for (String name : new String[] {"argMax", "argMin"}) {
            table.put(
                            name + "()",
                            name + " reshape",
                            call -> call.apply(name, with("axis", 0L), call.self().reshape(-1)))
                    .put(
                            name + "(int)",
                            name,
                            call -> call.step(name, with("axis", call.axis(0)), call.self()));
        }
        table.put(
                        "cumSum()",
                        "cumSum reshape",
                        call ->
                                call.rank() == 0
                                        ? call.self().reshape(1)
                                        : call.apply("cumSum", with("axis", 0L), call.self()))
                .put(
                        "cumSum(int)",
                        "cumSum",
                        call -> call.step("cumSum", with("axis", call.axis(0)), call.self()))
                .put("cumProd(int)", "cumProd", call -> cumulativeProduct(call, null))
                .put(
                        "cumProd(int,DataType)",
                        "cumProd",
                        call -> cumulativeProduct(call, (DataType) call.arguments()[1]))
                .put("sort()", "sort", call -> sorted(call, call.rank() - 1L, 0))
                .put("sort(int)", "sort", call -> sorted(call, call.axis(0), 0))
                .put("argSort(int,boolean)", "sort flip", ReductionMethods::places)
                .put("median()", "median", call -> median(call, call.rank() - 1L))
                .put("median(int[])", "median", call -> median(call, one(call, 0)))
                .put("percentile(Number)", "percentile", call -> percentile(call, call.rank() - 1L))
                .put(
                        "percentile(Number,int[])",
                        "percentile",
                        call -> percentile(call, one(call, 1)))
                .put("norm(boolean)", "norm", call -> norm(call, 2, all(call), call.arguments()[0]))
                .put(
                        "norm(int,int[],boolean)",
                        "norm neq sum cast",
                        call ->
                                norm(
                                        call,
                                        (Integer) call.arguments()[0],
                                        call.axes(1),
                                        call.arguments()[2]))
                .put("normalize(double,long,double)", "norm clip div", ReductionMethods::normal)
                .put(
                        "topK(int,int,boolean,boolean)",
                        "topK",
                        call ->
                                call.recorder()
                                        .applyMany(
                                                "topK",
                                                2,
                                                with(
                                                        "k",
                                                        (long) (Integer) call.arguments()[0],
                                                        "axis",
                                                        call.axis(1),
                                                        "largest",
                                                        call.arguments()[2],
                                                        "sorted",
                                                        call.arguments()[3]),
                                                call.self()))
                .put(
                        "trace(int,int,int)",
                        "diagonal sum",
                        call ->
                                call.self()
                                        .diagonal(
                                                (Integer) call.arguments()[0],
                                                (int) call.axis(1),
                                                (int) call.axis(2))
                                        .sum(new int[] {-1}))
                .put("diff(int,int)", "slice sub", ReductionMethods::differences);
    }

    private static long[] all(Call call) {
        return LongStream.range(0, call.rank()).toArray();
    }

    private static NDArray reduced(Call call, String operation, long[] axes, Object keep) {
        return call.apply(operation, with("axes", axes, "keep", keep), call.self());
    }

    // One axis after another, from the last, so that those before it keep their places.
    private static NDArray product(Call call, long[] axes, boolean keep) {
        long[] sorted = axes.clone();
        Arrays.sort(sorted);
        NDArray result = call.self();
        for (int i = sorted.length - 1; i >= 0; i--) {
            result = call.apply("prod", with("axis", sorted[i], "keep", keep), result);
        }
        return result;
    }

    private static NDArray cumulativeProduct(Call call, DataType type) {
        return call.apply("cumProd", with("axis", call.axis(0), "type", type), call.self());
    }

    private static NDArray sorted(Call call, long axis, int output) {
        return call.recorder().applyMany("sort", 2, with("axis", axis), call.self()).get(output);
    }

    // The engine turns the ascending order round, equal values included.
    private static NDArray places(Call call) {
        NDArray ascending = sorted(call, call.axis(0), 1);
        return (Boolean) call.arguments()[1] ? ascending : ascending.flip((int) call.axis(0));
    }

    private static NDArray median(Call call, long axis) {
        return call.apply("median", with("axis", axis), call.self());
    }

    private static NDArray percentile(Call call, long axis) {
        double fraction = ((Number) call.arguments()[0]).doubleValue() / 100;
        return call.apply("percentile", with("fraction", fraction, "axis", axis), call.self());
    }

    private static long one(Call call, int index) {
        long[] axes = call.axes(index);
        if (axes.length != 1) {
            throw TraceException.here(
                    call.method().getName() + " over " + axes.length + " axes; one is possible");
        }
        return axes[0];
    }

    private static NDArray norm(Call call, int order, long[] axes, Object keep) {
        if (order == 0) { // how many are not 0
            int[] places = Arrays.stream(axes).mapToInt(Math::toIntExact).toArray();
            return call.self()
                    .neq(0)
                    .sum(places, (Boolean) keep)
                    .toType(call.self().getDataType(), false);
        }
        return call.apply(
                "norm", with("order", (double) order, "axes", axes, "keep", keep), call.self());
    }

    /** x / max(norm, epsilon). */
    private static NDArray normal(Call call) {
        Object[] arguments = call.arguments();
        long axis =
                (Long) arguments[1] < 0 ? (Long) arguments[1] + call.rank() : (Long) arguments[1];
        NDArray norm =
                call.apply(
                        "norm",
                        with("order", arguments[0], "axes", new long[] {axis}, "keep", true),
                        call.self());
        return call.self().div(norm.maximum((Double) arguments[2]));
    }

    private static NDArray differences(Call call) {
        NDArray result = call.self();
        long axis = call.axis(1);
        for (int i = 0; i < (Integer) call.arguments()[0]; i++) {
            NDArray after = call.apply("slice", slice(axis, 1, Long.MAX_VALUE), result);
            NDArray before = call.apply("slice", slice(axis, 0, -1), result);
            result = after.sub(before);
        }
        return result;
    }

    private static java.util.Map<String, Object> slice(long axis, long start, long stop) {
        return with("axis", axis, "start", start, "stop", stop, "step", 1L);
    }
}
