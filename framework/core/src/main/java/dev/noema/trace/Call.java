package dev.noema.trace;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call of a DJL method on a recording array.
 *
 * @param recorder where it is written down
 * @param proxy the object the method was called on
 * @param self the recording array
 * @param target the real object to call
 * @param method the method
 * @param arguments as the caller gave them
 */
record Call(
        Recorder recorder,
        Object proxy,
        NDArray self,
        Object target,
        Method method,
        Object[] arguments) {

    /** Turns a call into steps and gives the recording result. */
    @FunctionalInterface
    interface Rule {
        Object record(Call call) throws Throwable;
    }

    Call {
        arguments = arguments == null ? new Object[0] : arguments;
    }

    static Call of(
            Recorder recorder, NDArray self, NDArray real, Method method, Object[] arguments) {
        return new Call(recorder, self, self, real, method, arguments);
    }

    /** Records by the rule for the method; a default method runs on the recording array itself. */
    Object run(MethodTable methods) throws Throwable {
        String signature = signature(method);
        Rule rule = methods.rule(signature);
        if (rule != null) {
            return rule.record(this);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        String reason = Refusals.reported(method.getName());
        recorder.reportUnsupported(
                method.getDeclaringClass().getSimpleName() + "." + signature, reason);
        Object result = real();
        if (result instanceof NDArray array) {
            return recorder.unrecorded(array);
        }
        if (result instanceof NDList list) {
            return new NDList(list.stream().map(recorder::unrecorded).toList());
        }
        return result;
    }

    /** {@code sum(int[],boolean)}. */
    static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** Calls the engine with real arrays and gives what it gives. */
    Object real() throws Throwable {
        return real(arguments);
    }

    private Object real(Object... arguments) throws Throwable {
        recorder.requireOwn(arguments);
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = unwrap(arguments[i]);
        }
        try {
            return method.invoke(target, plain);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnsupportedOperationException) {
                throw TraceException.here(
                        signature(method)
                                + " is not implemented by the engine: "
                                + e.getCause().getMessage());
            }
            if (e.getCause() instanceof EngineException fault) {
                throw Recorder.refused(signature(method), fault);
            }
            throw e.getCause();
        }
    }

    /** Runs the engine's method and records it as an operation of one output. */
    NDArray step(String operation, Map<String, Object> attributes, NDArray... inputs)
            throws Throwable {
        return steps(operation, attributes, inputs).get(0);
    }

    NDList steps(String operation, Map<String, Object> attributes, NDArray... inputs)
            throws Throwable {
        Object result = real();
        List<NDArray> results = result instanceof NDList list ? list : List.of((NDArray) result);
        return recorder.record(Operation.named(operation), attributes, results, inputs);
    }

    /** As {@link #steps}, for a costly method that treats each item of its first argument alike. */
    NDList stepsPerItem(String operation, Map<String, Object> attributes, NDArray... inputs)
            throws Throwable {
        if (!recorder.isRecording() || array(0).getShape().dimension() < 2) {
            return steps(operation, attributes, inputs);
        }
        recorder.requireOwn(arguments);
        NDArray all = Recorder.real(array(0));
        Object[] first = arguments.clone();
        first[0] = recorder.wrap(Memory.fresh(), OneForAll.item(all), -1);
        NDList results = OneForAll.spread((NDList) real(first), all.getShape().get(0));
        return recorder.record(Operation.named(operation), attributes, results, inputs);
    }

    /** Computes by the operation's own TorchScript instead of the engine's method. */
    NDArray apply(String operation, Map<String, Object> attributes, NDArray... inputs) {
        return recorder.apply(operation, attributes, inputs);
    }

    NDArray array(int index) {
        return (NDArray) arguments[index];
    }

    /** An axis counted from the front. */
    long axis(int index) {
        int axis = (Integer) arguments[index];
        return axis < 0 ? axis + rank() : axis;
    }

    /** Axes counted from the front. */
    long[] axes(int index) {
        return Arrays.stream((int[]) arguments[index])
                .mapToLong(axis -> axis < 0 ? axis + rank() : axis)
                .toArray();
    }

    int rank() {
        return self.getShape().dimension();
    }

    /** Attributes from alternating names and values. */
    static Map<String, Object> with(Object... namesAndValues) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }

    static Object unwrap(Object argument) {
        if (argument instanceof NDArray array) {
            return Recorder.real(array);
        }
        if (argument instanceof NDList list) {
            return new NDList(list.stream().map(Recorder::real).toList());
        }
        return argument;
    }
}
