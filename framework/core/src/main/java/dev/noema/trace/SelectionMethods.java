package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Methods of arrays that take out or put in elements by their place. */
final class SelectionMethods {

    private SelectionMethods() {}

    static void enter(MethodTable table) {
        table.put(
                        "get(NDManager,NDIndex)",
                        "slice select expandDims indexSelect gather reshape cast mul mod add",
                        Indexing::get)
                .put(
                        "gather(NDArray,int)",
                        "gather",
                        call ->
                                call.apply(
                                        "gather",
                                        with("axis", call.axis(1)),
                                        call.self(),
                                        call.array(0)))
                .put(
                        "take(NDManager,NDArray)",
                        "take",
                        call -> call.apply("take", with(), call.self(), call.array(1)))
                .put("gatherNd(NDArray)", "select mul add reshape indexSelect", Indexing::gatherNd)
                .put("scatter(NDArray,NDArray,int)", "slice scatter", SelectionMethods::scatter)
                .put(
                        "put(NDArray,NDArray)",
                        "put",
                        call ->
                                call.apply(
                                        "put", with(), call.self(), call.array(0), call.array(1)))
                .put(
                        "oneHot(int,float,float,DataType)",
                        "oneHot mul add",
                        SelectionMethods::oneHot);
    }

    // As many of the values as there are places: torch has no gradient, and ONNX no form, for more.
    private static NDArray scatter(Call call) {
        NDArray places = call.array(0);
        NDArray values = call.array(1);
        for (int axis = 0; axis < call.rank(); axis++) {
            long wanted = places.getShape().get(axis);
            if (wanted < values.getShape().get(axis)) {
                values =
                        call.apply(
                                "slice",
                                with("axis", (long) axis, "start", 0L, "stop", wanted, "step", 1L),
                                values);
            }
        }
        return call.apply("scatter", with("axis", call.axis(2)), call.self(), places, values);
    }

    private static NDArray oneHot(Call call) {
        Object[] arguments = call.arguments();
        float on = (Float) arguments[1];
        float off = (Float) arguments[2];
        DataType type = (DataType) arguments[3];
        NDArray hot =
                call.apply(
                        "oneHot",
                        with("depth", (long) (Integer) arguments[0], "type", type),
                        call.self());
        return on == 1 && off == 0 ? hot : hot.mul(on - off).add(off);
    }
}
