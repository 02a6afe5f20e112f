package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Methods that write into their array: {@code x.addi(y)} is {@code x.add(y)} that x becomes. */
final class InPlaceMethods {

    private InPlaceMethods() {}

    static void enter(MethodTable table) {
        for (String plain : new String[] {"add", "sub", "mul", "div", "mod", "pow"}) {
            table.put(plain + "i(NDArray)", plain, InPlaceMethods::become);
            table.put(plain + "i(Number)", plain, InPlaceMethods::become);
        }
        table.put("signi()", "sign", InPlaceMethods::become);
        table.put("negi()", "neg", InPlaceMethods::become);
    }

    private static Object become(Call call) throws Throwable {
        RecordingArray self = Recorder.recorded(call.self());
        String name = call.method().getName();
        Method plain =
                NDArray.class.getMethod(
                        name.substring(0, name.length() - 1), call.method().getParameterTypes());
        try {
            NDArray result = (NDArray) plain.invoke(call.self(), call.arguments());
            self.become(Recorder.recorded(result), name);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return call.self();
    }
}
