package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.nn.Embedding;
import dev.noema.nn.LayerNormalization;
import dev.noema.nn.TemporalConvolution;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/**
 * Residual convolutions over tokens, x + relu(convolution(norm(x))). Before each, padding is set to
 * the zeros that stand beyond the border anyway, so that it changes nothing.
 */
final class ConvolutionalEncoder implements Encoder {

    private static final LayerNormalization NORMALIZATION = new LayerNormalization();

    private final ConvolutionalEncoderOptions options;
    private final Embedding embedding;
    private final TemporalConvolution convolution;
    private final int latent;

    ConvolutionalEncoder(ConvolutionalEncoderOptions options, Embedding embedding, int latent) {
        this.options = options;
        this.embedding = embedding;
        this.convolution = new TemporalConvolution(options.size(), options.kernel(), 1);
        this.latent = latent;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray mask = batch.mask().orElseThrow().expandDims(2);
        NDArray words = kept(embedding.apply(batch.x(), pass), pass);
        NDArray features = new Dense(options.size()).apply("input", words, pass);
        for (int layer = 0; layer < options.layers(); layer++) {
            Pass own = pass.scope("layer" + layer);
            NDArray seen = NORMALIZATION.apply("normalization", features, own).mul(mask);
            NDArray found = Activation.RELU.apply(convolution.apply("convolution", seen, own));
            features = features.add(kept(found, pass));
        }
        NDArray all = NORMALIZATION.apply("normalization", features, pass);
        return TokenPosterior.of(options.pooling().pool(all, batch, pass), batch, latent, pass);
    }

    private NDArray kept(NDArray x, Pass pass) {
        return options.dropout() == 0
                ? x
                : Dropout.dropout(x, (float) options.dropout(), pass.training()).singletonOrThrow();
    }
}
