package dev.noema.serving;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A step decoder made of the two functions {@value #INIT} and {@value #STEP}.
 *
 * @param functions runs a function by its name on tensors by name: graphs, or what they were
 *     exported from
 */
public record StepGraphs(
        BiFunction<String, Map<String, Tensor>, Map<String, ? extends Tensor>> functions)
        implements StepDecoder {

    /** Codes to the first state. */
    public static final String INIT = "decoder_init";

    /** The element before and a state to the likelihood's parameters and the next state. */
    public static final String STEP = "decoder_step";

    /** What the names of state arrays begin with: {@code state.0}, {@code state.1}, ... */
    public static final String STATE = "state.";

    /** The same for the state after a step, since no two values of a graph share a name. */
    public static final String NEXT = "next.";

    /** The input of a step that makes tokens. */
    public static final String TOKEN = "token";

    /** The input of a step that makes frames of real numbers. */
    public static final String FRAME = "frame";

    @Override
    public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put(GenerativeModel.Z, z);
        condition.ifPresent(classes -> inputs.put(GenerativeModel.CONDITION, classes));
        return new LinkedHashMap<>(functions.apply(INIT, inputs));
    }

    @Override
    public Next next(Tensor previous, Map<String, Tensor> state) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(state);
        inputs.put(previous instanceof LongTensor ? TOKEN : FRAME, previous);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Map<String, Tensor> next = new LinkedHashMap<>();
        functions
                .apply(STEP, inputs)
                .forEach(
                        (name, tensor) -> {
                            if (name.startsWith(NEXT)) {
                                next.put(STATE + name.substring(NEXT.length()), tensor);
                            } else {
                                parameters.put(name, tensor);
                            }
                        });
        return new Next(parameters, next);
    }
}
