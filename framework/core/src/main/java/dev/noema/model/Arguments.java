package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a compiled program takes: its data and noise one by one, all scheduled values in one vector,
 * all parameters in one, all buffers in one.
 */
public final class Arguments {

    /** The name under which noise of a purpose is fed. */
    public static final String NOISE = "noise.";

    private final Layout parameters;
    private final Layout buffers;
    private final List<Source> fed = new ArrayList<>();
    private final List<Source> constants;
    private final List<String> scheduled;
    private final Map<Source, String> variables = new LinkedHashMap<>();

    /** The arguments of a program whose weights lie in flat vectors. */
    public Arguments(Program program, Layout parameters, Layout buffers) {
        this.parameters = parameters;
        this.buffers = buffers;
        this.constants = program.sources(Source.Kind.CONSTANT);
        this.scheduled = program.sources(Source.Kind.SCHEDULED).stream().map(Source::name).toList();
        fed.addAll(program.sources(Source.Kind.DATA));
        fed.addAll(program.sources(Source.Kind.NORMAL));
        fed.addAll(program.sources(Source.Kind.UNIFORM));
        fed.forEach(source -> variables.put(source, "in" + variables.size()));
        constants.forEach(source -> variables.put(source, "in" + variables.size()));
    }

    /** The names of the function's arguments, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(variables.values());
        names.add("schedule");
        names.add("p");
        names.add("b");
        return names;
    }

    static String fedName(Source source) {
        return source.kind() == Source.Kind.DATA ? source.name() : NOISE + source.name();
    }

    /** Statements that cut the flat vectors into arrays. */
    public List<String> prologue() {
        List<String> lines = new ArrayList<>();
        if (parameters.length() > 0) {
            lines.add(parameters.split("ps", "p"));
        }
        if (buffers.length() > 0) {
            lines.add(buffers.split("bs", "b"));
        }
        return lines;
    }

    /** The expression that holds a source after the prologue. */
    public String expression(Source source) {
        return switch (source.kind()) {
            case DATA, NORMAL, UNIFORM, CONSTANT -> variables.get(source);
            case SCHEDULED -> "torch.select(schedule, 0, " + scheduled.indexOf(source.name()) + ")";
            case PARAMETER -> parameters.part("ps", source.name());
            case BUFFER -> buffers.part("bs", source.name());
        };
    }

    /** Data and noise in the order of the arguments; throws when one is missing. */
    public List<NDArray> values(Map<String, NDArray> inputs) {
        List<NDArray> values = new ArrayList<>();
        for (Source source : fed) {
            NDArray value = inputs.get(fedName(source));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no array \"" + fedName(source) + "\" was given, only " + inputs.keySet());
            }
            values.add(value);
        }
        return values;
    }

    /** The constants as arrays, to be kept for all calls. */
    public List<NDArray> constants(NDManager manager) {
        return constants.stream().map(source -> create(manager, source)).toList();
    }

    private static NDArray create(NDManager manager, Source source) {
        Shape shape = new Shape(source.fixedShape());
        if (source.data() instanceof float[] values) {
            return manager.create(values, shape);
        }
        if (source.data() instanceof long[] values) {
            return manager.create(values, shape);
        }
        if (source.data() instanceof int[] values) {
            return manager.create(values, shape);
        }
        return manager.create((boolean[]) source.data(), shape);
    }

    /** The scheduled values of one call as a vector; throws when one is missing. */
    public NDArray schedule(NDManager manager, Map<String, Float> values) {
        float[] vector = new float[scheduled.size()];
        for (int i = 0; i < vector.length; i++) {
            Float value = values.get(scheduled.get(i));
            if (value == null) {
                throw new IllegalArgumentException(
                        "no value for the scheduled \""
                                + scheduled.get(i)
                                + "\", only for "
                                + values.keySet());
            }
            vector[i] = value;
        }
        return manager.create(vector);
    }
}
