package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Mlp;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/** Dense layers over all pixels at once. */
final class MlpEncoder implements Encoder {

    private final Mlp hidden;
    private final Head head;

    MlpEncoder(Mlp hidden, Head head) {
        this.hidden = hidden;
        this.head = head;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        long pixels = batch.x().getShape().slice(1).size();
        NDArray features = Head.conditioned(batch.x().reshape(-1, pixels), batch);
        return head.posterior(hidden.apply("hidden", features, pass), pass);
    }
}
