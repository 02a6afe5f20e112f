package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.image.latent.PlaceWise;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * A layer at each place of the map: each latent dimension sees the part of the picture that its
 * place sees.
 *
 * @param channels how many latent dimensions each place has
 */
record LocalHead(long channels) implements MapHead {

    @Override
    public DiagonalGaussian posterior(NDArray maps, Batch batch, Pass pass) {
        NDList halves =
                new PlaceWise(2 * channels)
                        .apply("posterior", maps, batch, pass)
                        .split(new long[] {channels}, 1);
        long latent = channels * maps.getShape().get(2) * maps.getShape().get(3);
        return new DiagonalGaussian(
                halves.get(0).reshape(-1, latent), halves.get(1).reshape(-1, latent));
    }
}
