package dev.noema.audio.nn;

import ai.djl.ndarray.types.Shape;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;

/**
 * The items of sound that parts work on.
 *
 * @param count how many frames an item has
 * @param mels how many numbers a frame has
 */
public record Frames(long count, long mels) {

    /** The frames of a part's items; throws {@link IllegalArgumentException} for others. */
    public static Frames of(PartContext context, String part) {
        Shape event = context.event();
        if (event.dimension() != 2 || event.get(0) < 1) {
            throw new IllegalArgumentException(
                    part + " needs items of (frames, mels), not " + event);
        }
        for (ParameterSpec spec : context.outputs()) {
            if (!spec.shape().equals(event)) {
                throw new IllegalArgumentException(
                        part
                                + " makes arrays of "
                                + event
                                + ", but the likelihood asks for "
                                + spec.name()
                                + " of "
                                + spec.shape());
            }
        }
        return new Frames(event.get(0), event.get(1));
    }

    /** How many steps remain when all strides are taken. */
    public long steps(Iterable<Integer> strides, String part) {
        long product = 1;
        for (int stride : strides) {
            product *= stride;
        }
        if (count % product != 0) {
            throw new IllegalArgumentException(
                    "stride: steps of "
                            + product
                            + " frames in all do not fit into the "
                            + count
                            + " frames of an item; "
                            + part
                            + " needs a divisor");
        }
        return count / product;
    }

    /** How many latent dimensions each step has. */
    public static long width(int latent, long steps) {
        if (latent % steps != 0) {
            throw new IllegalArgumentException(
                    "latent: "
                            + latent
                            + " dimensions cannot be shared out evenly among "
                            + steps
                            + " steps; allowed are multiples of "
                            + steps);
        }
        return latent / steps;
    }
}
