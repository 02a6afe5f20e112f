package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.spi.Accompanied;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.Map;

/**
 * A recurrent network over the steps of a code that was fitted to codes; and one step of it as a
 * companion, for codes that go on for as long as wanted.
 */
public final class FittedAutoregressive implements Refitted, Accompanied {

    /** The graph that draws one step after another. */
    public static final String GRAPH = "prior_step";

    /** All that a step depends on, {@code (batch, ...)}; zeros before the first. */
    public static final String STATE = "state";

    /** What the next step takes as its {@link #STATE}. */
    public static final String NEXT = "next_state";

    /** Uniform in (0, 1), {@code (batch, 1)}: chooses the component. */
    public static final String UNIFORM = "uniform";

    /** Standard normal times the temperature, {@code (batch, width)}. */
    public static final String EPSILON = "epsilon";

    private final StepDensity density;
    private final StepScale scale;
    private final Map<String, FloatTensor> arrays;

    FittedAutoregressive(StepDensity density, StepScale scale, Map<String, FloatTensor> arrays) {
        this.density = density;
        this.scale = scale;
        this.arrays = arrays;
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        // log p(z) = log p(u) - sum log deviation, u = (z - mean) / deviation
        return density.logProbability(scale.toUnit(z, pass), new Frozen(pass, arrays))
                .add((float) scale.logDeterminant(density.steps()));
    }

    /**
     * Draws codes step by step; the temperature scales the spread about each component's mean, not
     * the choice of component.
     */
    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        int steps = density.steps();
        NDArray uniform = pass.uniform(Noise.COMPONENT, new Shape(count, steps));
        Shape code = new Shape(count, (long) steps * density.width());
        NDArray epsilon = pass.normal(Noise.PRIOR, code).mul(temperature);
        return scale.fromUnit(density.sample(uniform, epsilon, new Frozen(pass, arrays)), pass);
    }

    @Override
    public Map<String, FloatTensor> arrays() {
        return arrays;
    }

    @Override
    public Map<String, Companion> companions() {
        long width = density.width();
        long units = density.recurrence().size();
        Companion step =
                new Companion(
                        List.of(
                                input(STATE, width + units, -1, 1),
                                input(UNIFORM, 1, 0, 1),
                                input(EPSILON, width, -3, 3)),
                        Map.of(),
                        this::step);
        return Map.of(GRAPH, step);
    }

    private static Companion.Input input(String name, long size, double least, double most) {
        return new Companion.Input(name, List.of(Dimension.BATCH, Dimension.of(size)), least, most);
    }

    private Map<String, NDArray> step(Map<String, NDArray> inputs, Pass pass) {
        // The state is the step before, at unit scale, and the state of the recurrence.
        NDList before = inputs.get(STATE).split(new long[] {density.width()}, 1);
        List<NDArray> states = List.of(before.get(1).expandDims(1));
        StepDensity.Next next =
                density.after(
                        new StepDensity.Next(before.get(0), states),
                        inputs.get(UNIFORM),
                        inputs.get(EPSILON),
                        new Frozen(pass, arrays));
        return Map.of(
                GenerativeModel.Z,
                scale.fromUnit(next.step(), pass),
                NEXT,
                next.step().concat(next.states().get(0).squeeze(1), 1));
    }
}
