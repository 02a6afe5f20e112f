package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.noema.nn.Recurrence;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import dev.noema.trace.RecurrentCell;
import java.util.List;
import java.util.Map;

/**
 * p(z) as a product over the steps of a code, p(z_1) p(z_2 | z_1) ...: a GRU goes over the steps
 * before, and a mixture stands at each.
 *
 * @param steps how many steps a code has
 * @param width how many dimensions a step has; a code is {@code (steps, width)}, row-major
 * @param mixture the distribution of a step
 * @param recurrence what goes over the steps
 */
record StepDensity(int steps, int width, StepMixture mixture, Recurrence recurrence) {

    StepDensity(int steps, int width, int units, int components) {
        this(
                steps,
                width,
                new StepMixture(components, width),
                new Recurrence(RecurrentCell.GRU, units, 1));
    }

    /** Refuses arrays that lack a parameter of the network, or hold one of another shape. */
    void check(Map<String, FloatTensor> arrays) {
        long units = recurrence.size();
        long gates = RecurrentCell.GRU.gates() * units;
        long numbers = mixture.components() * (1 + 2L * width);
        Needed.of(arrays, "recurrence/layer0/input/weight", gates, width);
        Needed.of(arrays, "recurrence/layer0/state/weight", gates, units);
        Needed.of(arrays, "recurrence/layer0/input/bias", gates);
        Needed.of(arrays, "recurrence/layer0/state/bias", gates);
        Needed.of(arrays, "mixture/weight", numbers, units);
        Needed.of(arrays, "mixture/bias", numbers);
    }

    /** log p(z) of each code, {@code (batch)}, in nats. */
    NDArray logProbability(NDArray z, Pass pass) {
        // log p(z) = sum_t log p(z_t | z_1 ... z_t-1)
        NDArray codes = z.reshape(-1, steps, width);
        NDArray none = codes.get(":, :1").zerosLike();
        NDArray before = steps == 1 ? none : none.concat(codes.get(":, :-1"), 1);
        NDArray features = recurrence.apply("recurrence", before, List.of(), null, pass).outputs();
        return mixture.logProbability(codes, mixture.of(features, pass)).sum(new int[] {1});
    }

    /**
     * Codes drawn step by step, {@code (count, latent)}.
     *
     * @param uniform {@code (count, steps)}
     * @param epsilon {@code (count, latent)}, standard normal times the temperature
     */
    NDArray sample(NDArray uniform, NDArray epsilon, Pass pass) {
        NDArray noise = epsilon.reshape(-1, steps, width);
        Next next = new Next(noise.get(":, 0").zerosLike(), List.of());
        NDList drawn = new NDList();
        for (int step = 0; step < steps; step++) {
            NDArray choice = uniform.get(":, " + step + ":" + (step + 1));
            next = after(next, choice, noise.get(":, " + step), pass);
            drawn.add(next.step());
        }
        return NDArrays.concat(drawn, 1);
    }

    /**
     * One drawn step and what the next one depends on.
     *
     * @param step {@code (count, width)}; zeros before the first
     * @param states of the recurrence; empty before the first
     */
    record Next(NDArray step, List<NDArray> states) {}

    /**
     * The step after another one.
     *
     * @param uniform {@code (count, 1)}
     * @param epsilon {@code (count, width)}
     */
    Next after(Next before, NDArray uniform, NDArray epsilon, Pass pass) {
        Recurrence.Result result =
                recurrence.step("recurrence", before.step(), before.states(), pass);
        StepMixture.Parts parts = mixture.of(result.outputs(), pass);
        return new Next(mixture.sample(parts, uniform, epsilon, pass), result.states());
    }
}
