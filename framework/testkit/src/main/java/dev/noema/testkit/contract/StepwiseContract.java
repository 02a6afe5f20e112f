package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every decoder that goes step by step must keep. */
public interface StepwiseContract {

    /** How many steps are compared. */
    int STEPS = 5;

    /** The model for which {@link #decoder} is made; small, so that the tests are quick. */
    PartContext context();

    /** The decoder under test, a new one at each call. */
    Stepwise decoder();

    @Test
    default void goesStepByStepAsItGoesAtOnce() {
        try (CompiledPart part = bothWays()) {
            Map<String, FloatTensor> made = part.run(3, part.data(3), 0);
            for (ParameterSpec spec : context().outputs()) {
                FloatTensor whole = made.get(spec.name());
                int size = whole.values().length / (3 * STEPS);
                float[] spread = whole.values();
                boolean varies = false;
                for (int i = 1; i < spread.length; i++) {
                    varies |= spread[i] != spread[0];
                }
                assertTrue(varies, spec.name() + " is the same everywhere, which shows nothing");
                for (int step = 0; step < STEPS; step++) {
                    float[] wanted = new float[3 * size];
                    for (int item = 0; item < 3; item++) {
                        int from = (item * STEPS + step) * size;
                        System.arraycopy(whole.values(), from, wanted, item * size, size);
                    }
                    String name = named(spec.name(), step);
                    Numbers.assertClose(name, wanted, made.get(name).values());
                }
            }
        }
    }

    @Test
    default void looksAtNothingThatComesLater() {
        try (CompiledPart part = bothWays()) {
            Map<String, FloatTensor> data = part.data(3);
            Map<String, FloatTensor> before = part.run(3, data, 0);
            float[] x = data.get(Batch.X).values();
            int element = x.length / (3 * STEPS);
            for (int item = 0; item < 3; item++) {
                for (int i = 0; i < element; i++) {
                    int last = ((item + 1) * STEPS - 1) * element + i;
                    x[last] = 1 - x[last];
                }
            }
            Map<String, FloatTensor> after = part.run(3, data, 0);
            // the last element stands before no other
            for (ParameterSpec spec : context().outputs()) {
                Numbers.assertClose(
                        spec.name(),
                        before.get(spec.name()).values(),
                        after.get(spec.name()).values());
            }
        }
    }

    private CompiledPart bothWays() {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put(TracedModel.Z, new Shape(context().latent()));
        inputs.put(Batch.X, new Shape(STEPS).addAll(context().event().slice(1)));
        if (context().condition() > 0) {
            inputs.put(Batch.CONDITION, new Shape(context().condition()));
        }
        Stepwise decoder = decoder();
        return new CompiledPart(inputs, (arrays, count, pass) -> run(decoder, arrays, pass));
    }

    private Map<String, NDArray> run(Stepwise decoder, Map<String, NDArray> arrays, Pass pass) {
        NDArray z = arrays.get(TracedModel.Z);
        NDArray x = elements(arrays.get(Batch.X));
        NDArray ones = arrays.get(Batch.X).mul(0).add(1);
        NDArray mask = ones.reshape(x.getShape().get(0), STEPS, -1).get(":, :, 0");
        Batch given =
                new Batch(arrays)
                        .with(Batch.X, x)
                        .with(Batch.MASK, mask)
                        .with(Batch.LENGTHS, mask.sum(new int[] {1}).toType(DataType.INT64, false));
        Map<String, NDArray> made = new LinkedHashMap<>();
        Parameters whole = decoder.decode(z, given, pass);
        context().outputs().forEach(spec -> made.put(spec.name(), whole.get(spec.name())));
        Stepwise.State state = decoder.start(z, given, pass);
        NDArray previous = x.get(":, 0").mul(0);
        for (int step = 0; step < STEPS; step++) {
            Stepwise.Step next = decoder.next(state, previous, pass);
            for (ParameterSpec spec : context().outputs()) {
                made.put(named(spec.name(), step), next.parameters().get(spec.name()));
            }
            state = next.state();
            previous = x.get(":, {}", step);
        }
        return made;
    }

    private NDArray elements(NDArray uniform) {
        return context().sequence().ofTokens()
                ? uniform.mul(context().sequence().tokens()).floor().toType(DataType.INT64, false)
                : uniform;
    }

    private static String named(String parameter, int step) {
        return parameter + "." + step;
    }
}
