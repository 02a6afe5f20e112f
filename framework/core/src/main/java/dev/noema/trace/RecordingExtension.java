package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/**
 * Stands behind the {@code NDArrayEx} of a recording array: layers, activations, joining and
 * choosing.
 */
final class RecordingExtension implements InvocationHandler {

    private final NDArray self;
    private final RecordingArray array;

    RecordingExtension(NDArray self, RecordingArray array) {
        this.self = self;
        this.array = array;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> self.toString();
            };
        }
        if (method.getName().equals("getArray")) {
            return self;
        }
        String refusal = Refusals.reason(method.getName());
        if (refusal != null) {
            throw TraceException.here(method.getName() + " " + refusal);
        }
        return new Call(
                        array.recorder(),
                        proxy,
                        self,
                        array.real().getNDArrayInternal(),
                        method,
                        arguments)
                .run(ExtensionMethods.TABLE);
    }
}
