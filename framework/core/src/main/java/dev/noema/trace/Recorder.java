package dev.noema.trace;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import dev.noema.engine.TorchFunction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands out arrays that compute and, at the same time, write down what is done with them.
 *
 * <p>Without a tape the arrays only compute: that is the eager way, run through the same wrappers
 * so that numbers become constants that the engine owns.
 */
public final class Recorder {

    /** Operations whose result may lie in the memory of their first input. */
    private static final Set<String> VIEWS =
            Set.of(
                    "reshape",
                    "transpose",
                    "expandDims",
                    "broadcast",
                    "split",
                    "slice",
                    "select",
                    "diagonal",
                    "stopGradient");

    private final NDManager manager;
    private final Tape tape;
    private final boolean gradients;
    private final List<String> scopes = new ArrayList<>();
    private final List<String> unsupported = new ArrayList<>();
    private final IdentityHashMap<NDArray, NDArray> adopted = new IdentityHashMap<>();
    private boolean adopts;
    private boolean over;

    private Recorder(NDManager manager, Tape tape, boolean gradients) {
        this.manager = manager;
        this.tape = tape;
        this.gradients = gradients;
    }

    static Recorder recording(NDManager manager, Tape tape) {
        return new Recorder(manager, tape, false);
    }

    /**
     * A recorder that computes and writes nothing down.
     *
     * @param gradients whether autograd records, for a backward pass afterwards
     */
    public static Recorder eager(NDManager manager, boolean gradients) {
        return new Recorder(manager, null, gradients);
    }

    /** The manager of the arrays that stand behind the recording ones. */
    public NDManager manager() {
        return manager;
    }

    /**
     * From now on an array from outside of the pass becomes a constant, as is right for a function
     * that is only exported; otherwise it is refused, since a trained one would stand still.
     */
    public void adoptOutsiders() {
        adopts = true;
    }

    private NDArray own(NDArray array) {
        return array == null || recorded(array) != null || !adopts
                ? array
                : adopted.computeIfAbsent(array, this::constant);
    }

    private RecordingArray current(NDArray array) {
        RecordingArray recorded = recorded(own(array));
        recorded.requireCurrent();
        return recorded;
    }

    /** Enters a scope: what follows is named below it until {@link #leave}. */
    public void enter(String scope) {
        scopes.add(scope);
    }

    /** Leaves the scope entered last. */
    public void leave() {
        scopes.remove(scopes.size() - 1);
    }

    /** The recording array of an input; {@code array} stands behind it. */
    public NDArray source(Source.Kind kind, String name, NDArray array) {
        return source(kind, name, array, null);
    }

    NDArray source(Source.Kind kind, String name, NDArray array, Object data) {
        int value = tape == null ? -1 : tape.source(kind, name, array, data);
        return wrap(Memory.given(), array, value);
    }

    /**
     * Declares what the function puts out; {@code array} must be a recording array of this pass.
     */
    void output(String name, NDArray array) {
        RecordingArray recorded = recorded(array);
        if (recorded == null || recorded.recorder() != this) {
            throw new TraceException(
                    "output \"" + name + "\" was not computed from the function's inputs");
        }
        tape.outputs.put(name, recorded.value());
    }

    /** Ends the pass: whoever kept an array of it is told so when it is used again. */
    void finish() {
        over = true;
    }

    /** Whether what is done is written down; otherwise it is only computed. */
    boolean isRecording() {
        return tape != null;
    }

    void requireRunning() {
        if (over) {
            throw keptArray();
        }
    }

    /** Calls of methods that no operation stands for, each with its Java line. */
    List<String> unsupported() {
        return unsupported;
    }

    /**
     * Notes a call that cannot be recorded.
     *
     * @param reason why, as what follows the method's name; null where it has no rule
     */
    void reportUnsupported(String method, String reason) {
        String why = reason == null ? "has no rule in the table of operations" : reason;
        unsupported.add(UserLine.current() + ": " + method + " " + why);
    }

    /**
     * A recording array for a result that no step of the tape explains; the report at the end names
     * it.
     */
    NDArray unrecorded(NDArray array) {
        return wrap(Memory.fresh(), array, tape == null ? -1 : tape.value(array));
    }

    /** An array made from Java data: it is stored in the compiled step and in graphs. */
    public NDArray constant(NDArray array) {
        return source(
                Source.Kind.CONSTANT,
                array.getName() == null ? "constant" : array.getName(),
                array,
                tape == null ? null : Elements.of(array));
    }

    /**
     * Applies an operation of the table that puts out one array, computed by its own TorchScript.
     */
    NDArray apply(String operation, Map<String, Object> attributes, NDArray... inputs) {
        return applyMany(operation, 1, attributes, inputs).get(0);
    }

    NDList applyMany(String name, int outputs, Map<String, Object> attributes, NDArray... inputs) {
        Operation operation = Operation.named(name);
        requireOwn((Object[]) inputs);
        List<String> variables = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        List<NDArray> arrays = new ArrayList<>();
        for (NDArray input : inputs) {
            if (input == null) {
                variables.add(null);
            } else {
                String variable = "a" + arguments.size();
                variables.add(variable);
                arguments.add(variable);
                arrays.add(real(input));
            }
        }
        if (arrays.isEmpty()) { // a function must have an input to know its device
            arguments.add("none");
            arrays.add(manager.zeros(new ai.djl.ndarray.types.Shape()));
        }
        List<String> lines =
                TorchExpression.of(operation, variables, attributes, "t_", arguments.get(0));
        TorchFunction function = Snippets.compile(arguments, lines, outputs);
        NDArray[] real = arrays.toArray(new NDArray[0]);
        boolean alike = name.equals("batchNorm") && !(Boolean) attributes.get("training");
        if (alike && isRecording()) {
            long items = real[0].getShape().get(0);
            real[0] = OneForAll.item(real[0]);
            return record(
                    operation,
                    attributes,
                    OneForAll.spread(call(name, function, real), items),
                    inputs);
        }
        return record(operation, attributes, call(name, function, real), inputs);
    }

    private NDList call(String operation, TorchFunction function, NDArray... inputs) {
        try {
            return gradients
                    ? function.callWithGradients(manager, inputs)
                    : function.call(manager, inputs);
        } catch (EngineException e) {
            throw refused(operation, e);
        }
    }

    /** What the engine says against a call, in one line. */
    static TraceException refused(String operation, RuntimeException fault) {
        String said = String.valueOf(fault.getMessage());
        String reason =
                said.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("RuntimeError: "))
                        .map(line -> line.substring("RuntimeError: ".length()))
                        .findFirst()
                        .orElse(said.lines().findFirst().orElse(""));
        return TraceException.atTheseSizes(UserLine.current() + ": " + operation + ": " + reason);
    }

    /** Writes a step down whose results are already computed, and wraps them. */
    NDList record(
            Operation operation,
            Map<String, Object> attributes,
            List<NDArray> results,
            NDArray... inputs) {
        List<Integer> outputs = null;
        if (tape != null) {
            List<Integer> values = new ArrayList<>();
            for (NDArray input : inputs) {
                values.add(input == null ? -1 : current(input).value());
            }
            outputs =
                    tape.step(
                            operation,
                            values,
                            attributes,
                            results,
                            String.join("/", scopes),
                            UserLine.current());
        }
        boolean view = VIEWS.contains(operation.name());
        Memory memory = view ? recorded(own(inputs[0])).memory() : null;
        NDList wrapped = new NDList(results.size());
        for (int i = 0; i < results.size(); i++) {
            wrapped.add(
                    wrap(
                            view ? memory : Memory.fresh(),
                            results.get(i),
                            outputs == null ? -1 : outputs.get(i)));
        }
        return wrapped;
    }

    /** Refuses, while recording, arrays that this pass did not make. */
    void requireOwn(Object... arguments) {
        for (Object argument : arguments) {
            if (tape == null) {
                return;
            }
            if (argument instanceof NDList list) {
                requireOwn(list.toArray());
            } else if (argument instanceof NDArray array) {
                requireOwn(recorded(array));
            }
        }
    }

    private void requireOwn(RecordingArray recorded) {
        if (recorded == null && adopts) {
            return;
        }
        if (recorded == null) {
            throw TraceException.here(
                    "an array made outside of the pass goes in here and would be baked in;"
                            + " take it from the pass, as constant, parameter or input");
        }
        if (recorded.recorder() != this) {
            throw keptArray();
        }
    }

    private static TraceException keptArray() {
        return TraceException.here(
                "an array of another pass is used here; a part must not keep arrays between"
                        + " passes");
    }

    NDArray wrap(Memory memory, NDArray array, int value) {
        return proxy(NDArray.class, new RecordingArray(this, memory, array, value));
    }

    NDArrayEx extended(NDArray proxy, RecordingArray array) {
        return proxy(NDArrayEx.class, new RecordingExtension(proxy, array));
    }

    NDManager recordingManager() {
        return proxy(NDManager.class, new RecordingManager(this));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The handler behind a recording array, or null for any other array. */
    static RecordingArray recorded(NDArray array) {
        return Proxy.isProxyClass(array.getClass())
                        && Proxy.getInvocationHandler(array) instanceof RecordingArray recorded
                ? recorded
                : null;
    }

    /** The array that stands behind a recording one; any other array is itself. */
    public static NDArray real(NDArray array) {
        RecordingArray recorded = recorded(array);
        return recorded == null ? array : recorded.real();
    }
}
