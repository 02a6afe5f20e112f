package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stands behind the {@link NDManager} of recording arrays: what it makes is part of the recording.
 *
 * <p>Filled arrays and ranges become operations, so that their sizes may follow the batch; arrays
 * made from Java data become constants.
 */
final class RecordingManager implements InvocationHandler {

    private static final Set<String> IGNORED =
            Set.of(
                    "close",
                    "cap",
                    "attachInternal",
                    "attachUncappedInternal",
                    "tempAttachInternal",
                    "detachInternal",
                    "attachAll",
                    "tempAttachAll",
                    "setName",
                    "zeroGradients",
                    "debugDump");

    private static final String RANDOM =
            "draws from the engine's own generator, which can be neither resumed nor exported; use"
                    + " pass.normal or pass.uniform";

    private static final String SPARSE = "makes a sparse array, which a compiled step lacks";

    /** What makes arrays, and the operations it becomes; where there are none, a constant. */
    static final SortedMap<String, String> CREATED =
            new TreeMap<>(
                    Map.of(
                            "create", "full",
                            "zeros", "full",
                            "ones", "full",
                            "full", "full",
                            "arange", "arange",
                            "eye", "arange reshape eq cast",
                            "linspace", "linspace",
                            "hanningWindow", "",
                            "decode", ""));

    /** What is refused, and why. */
    static final SortedMap<String, String> REFUSED = new TreeMap<>();

    static {
        for (String name :
                new String[] {
                    "randomUniform",
                    "randomNormal",
                    "randomInteger",
                    "randomPermutation",
                    "truncatedNormal",
                    "randomMultinomial",
                    "sampleNormal",
                    "samplePoisson",
                    "sampleGamma"
                }) {
            REFUSED.put(name, RANDOM);
        }
        for (String name : new String[] {"createCSR", "createCoo", "createRowSparse"}) {
            REFUSED.put(name, SPARSE);
        }
    }

    private final Recorder recorder;

    RecordingManager(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return switch (name) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "recording manager";
            };
        }
        if (IGNORED.contains(name)) {
            return null;
        }
        if (REFUSED.containsKey(name)) {
            throw TraceException.here(name + " " + REFUSED.get(name));
        }
        return switch (name) {
            case "newSubManager", "getParentManager" -> proxy;
            case "from", "ret" -> arguments[0];
            case "zeros", "ones" ->
                    method.isDefault() && arguments.length != 2
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : full(
                                    (Shape) arguments[0],
                                    name.equals("ones") ? 1 : 0,
                                    (DataType) arguments[1]);
            case "full" ->
                    method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : full(
                                    (Shape) arguments[0],
                                    ((Number) arguments[1]).doubleValue(),
                                    (DataType) arguments[2]);
            case "arange" ->
                    arguments.length == 4 && arguments[0] instanceof Number
                            ? arange(arguments)
                            : InvocationHandler.invokeDefault(proxy, method, arguments);
            case "create" -> create(proxy, method, arguments);
            case "eye" ->
                    method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : eye((NDManager) proxy, arguments);
            case "linspace" ->
                    method.isDefault()
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : linspace(arguments);
            default -> {
                Object result = real(method, arguments);
                yield result instanceof NDArray array ? constant(array) : result;
            }
        };
    }

    private NDArray full(Shape shape, double number, DataType type) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("shape", shape.getShape());
        attributes.put("number", type.isFloating() ? (Object) number : (Object) (long) number);
        attributes.put("type", type);
        return recorder.apply("full", attributes);
    }

    private NDArray arange(Object[] arguments) {
        DataType type = (DataType) arguments[3];
        Map<String, Object> attributes = new LinkedHashMap<>();
        String[] names = {"start", "stop", "step"};
        for (int i = 0; i < 3; i++) {
            double number = ((Number) arguments[i]).doubleValue();
            attributes.put(
                    names[i],
                    number == Math.rint(number) ? (Object) (long) number : (Object) number);
        }
        attributes.put("type", type);
        return recorder.apply("arange", attributes);
    }

    /** Ones where the column is the row plus an offset. */
    private static NDArray eye(NDManager manager, Object... arguments) {
        int rows = (Integer) arguments[0];
        int columns = (Integer) arguments[1];
        NDArray row = manager.arange((Integer) arguments[2], rows + (Integer) arguments[2]);
        NDArray column = manager.arange(columns);
        return row.reshape(rows, 1)
                .eq(column.reshape(1, columns))
                .toType((DataType) arguments[3], false);
    }

    private NDArray linspace(Object... arguments) {
        boolean closed = (Boolean) arguments[3];
        double start = ((Number) arguments[0]).doubleValue();
        double stop = ((Number) arguments[1]).doubleValue();
        int count = (Integer) arguments[2];
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("start", start);
        attributes.put("stop", closed ? stop : stop - (stop - start) / count);
        attributes.put("count", (long) count);
        return recorder.apply("linspace", attributes);
    }

    private Object create(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object data = arguments[0];
        boolean shaped = data instanceof Shape;
        if (shaped) {
            DataType type =
                    arguments.length > 1 && arguments[1] instanceof DataType given
                            ? given
                            : DataType.FLOAT32;
            return full(
                    (Shape) data,
                    0,
                    type); // an empty array may hold anything; zeros are the same every time
        }
        if (data instanceof Buffer
                || data instanceof Number
                || data.getClass().isArray()
                || data instanceof Boolean) {
            return constant((NDArray) real(method, arguments));
        }
        return InvocationHandler.invokeDefault(proxy, method, arguments);
    }

    private NDArray constant(NDArray array) {
        return recorder.constant(array);
    }

    private Object real(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(recorder.manager(), unwrap(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object[] unwrap(Object[] arguments) {
        if (arguments == null) {
            return null;
        }
        List<Object> plain = new ArrayList<>();
        for (Object argument : arguments) {
            plain.add(Call.unwrap(argument));
        }
        return plain.toArray();
    }
}
