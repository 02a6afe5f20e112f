package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import dev.noema.nn.Embedding;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;

/** A recurrent network over tokens; padding changes nothing. */
final class RecurrentEncoder implements Encoder {

    private final Embedding embedding;
    private final Recurrence recurrence;
    private final Pooling pooling;
    private final float dropout;
    private final int latent;

    RecurrentEncoder(RecurrentEncoderOptions options, Embedding embedding, int latent) {
        this.embedding = embedding;
        this.recurrence =
                new Recurrence(
                        options.cell(),
                        options.size(),
                        options.layers(),
                        options.bidirectional(),
                        options.layers() > 1 ? options.dropout() : 0);
        this.pooling = options.pooling();
        this.dropout = (float) options.dropout();
        this.latent = latent;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray words = embedding.apply(batch.x(), pass);
        if (dropout > 0) {
            words = Dropout.dropout(words, dropout, pass.training()).singletonOrThrow();
        }
        NDArray lengths = batch.lengths().orElseThrow();
        Recurrence.Result result = recurrence.apply("recurrence", words, List.of(), lengths, pass);
        NDArray pooled =
                pooling == Pooling.LAST
                        ? last(result.states().get(0))
                        : pooling.pool(result.outputs(), batch, pass);
        return TokenPosterior.of(pooled, batch, latent, pass);
    }

    /** The states of the last layer, {@code (batch, directions x size)}. */
    private NDArray last(NDArray states) {
        long all = states.getShape().get(1);
        long directions = recurrence.bidirectional() ? 2 : 1;
        return states.get(":, {}:{}", all - directions, all).reshape(-1, recurrence.width());
    }
}
