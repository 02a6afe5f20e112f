package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Dense;
import dev.noema.nn.Embedding;
import dev.noema.nn.LayerNormalization;
import dev.noema.nn.Positions;
import dev.noema.nn.TransformerLayer;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/** Places that look at all others of their item, and never at padding. */
final class TransformerEncoder implements Encoder {

    private static final int INNER = 4;

    private final TransformerEncoderOptions options;
    private final Embedding embedding;
    private final TransformerLayer layer;
    private final int latent;

    TransformerEncoder(TransformerEncoderOptions options, Embedding embedding, int latent) {
        this.options = options;
        this.embedding = embedding;
        this.layer =
                new TransformerLayer(
                        options.size(),
                        options.heads(),
                        (long) INNER * options.size(),
                        options.dropout());
        this.latent = latent;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray words = embedding.apply(batch.x(), pass).mul(Math.sqrt(options.embedding()));
        NDArray places = Positions.first(words, words.getShape().get(1));
        NDArray features =
                new Dense(options.size())
                        .apply("input", words, pass)
                        .add(Positions.waves(places, options.size(), pass).expandDims(0));
        // (batch, heads, places that look, places looked at)
        NDArray mask = batch.mask().orElseThrow().gt(0).expandDims(1).expandDims(1);
        for (int i = 0; i < options.layers(); i++) {
            String name = "layer" + i;
            TransformerLayer.Looks looks = layer.looks(name, features, pass);
            features = layer.apply(name, features, looks, mask, pass);
        }
        NDArray all = new LayerNormalization().apply("normalization", features, pass);
        return TokenPosterior.of(options.pooling().pool(all, batch, pass), batch, latent, pass);
    }
}
