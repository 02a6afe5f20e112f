package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Set;

/** What stands behind a recording {@link NDArray}: the real array and its value on the tape. */
final class RecordingArray implements InvocationHandler {

    /** Manages memory, which belongs to the pass. */
    private static final Set<String> IGNORED =
            Set.of(
                    "close",
                    "attach",
                    "tempAttach",
                    "detach",
                    "returnResource",
                    "setName",
                    "waitToRead",
                    "waitToWrite",
                    "waitAll");

    private static final Set<String> ASKED_OF_REAL =
            Set.of(
                    "getShape",
                    "getDataType",
                    "getDevice",
                    "getSparseFormat",
                    "getUid",
                    "getName",
                    "isReleased",
                    "hasGradient",
                    "isSparse");

    /** {@code plain.add(recording)}: DJL copies the values of an array that is none of its own. */
    static final String OUTSIDE =
            "a recorded array goes into an operation of an array made outside of the pass, which"
                    + " records nothing; take that array from the pass, as constant, parameter or"
                    + " input";

    private static final Set<String> ANSWERED =
            Set.of("getManager", "getNDArrayInternal", "toDevice", "duplicate", "toDebugString");

    private final Recorder recorder;
    private final Memory memory;
    private NDArray real;
    private int value;
    private int seen;

    RecordingArray(Recorder recorder, Memory memory, NDArray real, int value) {
        this.recorder = recorder;
        this.memory = memory;
        this.seen = memory.writes();
        this.real = real;
        this.value = value;
    }

    Recorder recorder() {
        return recorder;
    }

    NDArray real() {
        return real;
    }

    int value() {
        return value;
    }

    Memory memory() {
        return memory;
    }

    /** Becomes another array, which is as good as having been written into by {@code method}. */
    void become(RecordingArray other, String method) {
        seen = memory.write(method);
        real = other.real;
        value = other.value;
    }

    /** Refuses an array whose memory was written into through another one. */
    void requireCurrent() {
        if (seen != memory.writes()) {
            throw TraceException.here(
                    "an array is used here that has been written into through a view of it; use"
                            + " operations that give new arrays");
        }
    }

    /** Whether a method needs no operation: it is ignored or answered here. */
    static boolean isHandled(String name) {
        return IGNORED.contains(name) || ASKED_OF_REAL.contains(name) || ANSWERED.contains(name);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class || name.equals("toDebugString")) {
            return switch (name) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "%" + value + " " + real.getDataType() + real.getShape();
            };
        }
        if (IGNORED.contains(name)) {
            return null;
        }
        recorder.requireRunning();
        if (ASKED_OF_REAL.contains(name)) {
            return method.invoke(real, arguments);
        }
        NDArray self = (NDArray) proxy;
        switch (name) {
            case "getManager" -> {
                return recorder.recordingManager();
            }
            case "getNDArrayInternal" -> {
                return recorder.extended(self, this);
            }
            case "toDevice" -> {
                return self;
            }
            case "duplicate" -> {
                requireCurrent();
                return recorder.wrap(Memory.fresh(), real, value);
            }
            default -> {
                // handled below
            }
        }
        String refusal = Refusals.reason(name);
        if (refusal != null) {
            throw UserLine.engineTakesOver()
                    ? TraceException.here(OUTSIDE)
                    : TraceException.here(name + " " + refusal);
        }
        return Call.of(recorder, self, real, method, arguments).run(ArrayMethods.TABLE);
    }
}
