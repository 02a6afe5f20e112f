package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.image.latent.PlaceWise;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * A layer at each place: the latent dimensions of a place act on its part of the picture.
 *
 * @param code the latent dimensions as a map, {@code (channels, height, width)}
 * @param channels how many channels the smallest map has
 */
record LocalStart(Shape code, long channels) implements Start {

    @Override
    public NDArray map(NDArray z, Batch given, Pass pass) {
        NDArray maps = z.reshape(new Shape(-1).addAll(code));
        return new PlaceWise(channels).apply("start", maps, given, pass);
    }
}
