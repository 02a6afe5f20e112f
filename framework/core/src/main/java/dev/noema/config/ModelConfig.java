package dev.noema.config;

import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Option;
import dev.noema.spi.Part;
import dev.noema.spi.Prior;
import dev.noema.spi.Summary;
import java.util.Optional;

/** The parts of a variational autoencoder. */
@Summary("A variational autoencoder: encoder, decoder, prior and likelihood")
public record ModelConfig(
        @Option(value = "how many latent dimensions there are", minimum = 1, maximum = 65536)
                int latent,
        @Option("makes the posterior q(z|x) from the data") Part<Encoder> encoder,
        @Option("makes the likelihood's parameters from the latent code") Part<Decoder> decoder,
        @Option("the distribution of latent codes p(z)") Part<Prior> prior,
        @Option("the distribution of the data p(x|z)") Part<Likelihood> likelihood,
        @Option("how the class label enters encoder, decoder and prior")
                Optional<ConditionConfig> condition) {

    public static ModelConfig defaults() {
        return new ModelConfig(
                32, null, null, new Part<>("standard-normal", null), null, Optional.empty());
    }
}
