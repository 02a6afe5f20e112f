package dev.noema.model;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;

/**
 * A decoder that is shown zeros in place of every code, so that it models p(x) alone.
 *
 * @param decoder of the same options and size as one that is shown codes
 */
public record WithoutCode(Stepwise decoder) implements Stepwise {

    /** Hides codes from a decoder. */
    public static Decoder of(Decoder decoder) {
        return decoder instanceof Stepwise stepwise
                ? new WithoutCode(stepwise)
                : (z, given, pass) -> decoder.decode(hidden(z), given, pass);
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        return decoder.decode(hidden(z), given, pass);
    }

    @Override
    public State start(NDArray z, Batch given, Pass pass) {
        return decoder.start(hidden(z), given, pass);
    }

    @Override
    public Step next(State state, NDArray previous, Pass pass) {
        return decoder.next(state, previous, pass);
    }

    private static NDArray hidden(NDArray z) {
        return z.mul(0);
    }
}
