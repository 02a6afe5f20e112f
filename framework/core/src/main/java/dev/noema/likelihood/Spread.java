package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.ConstantInitializer;
import dev.noema.posterior.SoftBound;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;

/** Where a likelihood has the logarithm of its variance or scale from. */
sealed interface Spread {

    /** What the decoder has to make for it. */
    List<ParameterSpec> parameters(Shape event);

    /** The logarithm, of a shape that broadcasts over {@code (batch, event...)}. */
    NDArray log(Parameters given, Pass pass);

    /** A number that never changes. */
    record Fixed(double log) implements Spread {

        @Override
        public List<ParameterSpec> parameters(Shape event) {
            return List.of();
        }

        @Override
        public NDArray log(Parameters given, Pass pass) {
            return pass.constant(new float[] {(float) log}, new Shape(1));
        }
    }

    /**
     * One learned number for all elements.
     *
     * @param name names the trained array
     * @param initial the logarithm at the start
     * @param speed how far the logarithm moves when the trained array moves by 1
     * @param bound the logarithm stays softly between -bound and bound
     */
    record Shared(String name, double initial, float speed, float bound) implements Spread {

        @Override
        public List<ParameterSpec> parameters(Shape event) {
            return List.of();
        }

        @Override
        public NDArray log(Parameters given, Pass pass) {
            float start = (float) (initial / speed);
            NDArray trained = pass.parameter(name, new Shape(1), new ConstantInitializer(start));
            return SoftBound.between(-bound, bound, speed == 1 ? trained : trained.mul(speed));
        }
    }

    /**
     * A number for each element, made by the decoder.
     *
     * @param name what the decoder calls it
     * @param bound the logarithm stays softly between -bound and bound
     */
    record Element(String name, float bound) implements Spread {

        @Override
        public List<ParameterSpec> parameters(Shape event) {
            return List.of(new ParameterSpec(name, event));
        }

        @Override
        public NDArray log(Parameters given, Pass pass) {
            return SoftBound.between(-bound, bound, given.get(name));
        }
    }
}
