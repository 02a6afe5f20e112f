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
        @Option(
                        value =
                                "normalises the posterior's mean over the batch to this standard deviation, so that the code stays in use; 0 leaves it as it is",
                        minimum = 0,
                        maximum = 10)
                double normalizeMean,
        @Option("makes the likelihood's parameters from the latent code") Part<Decoder> decoder,
        @Option("the distribution of latent codes p(z)") Part<Prior> prior,
        @Option("the distribution of the data p(x|z)") Part<Likelihood> likelihood,
        @Option("how the class label enters encoder, decoder and prior")
                Optional<ConditionConfig> condition) {

    public ModelConfig {
        if (!(normalizeMean >= 0 && normalizeMean <= 10)) {
            throw new IllegalArgumentException(
                    "normalize-mean: " + normalizeMean + "; allowed are 0 to 10");
        }
    }

    public static ModelConfig defaults() {
        return new ModelConfig(
                32, null, 0, null, new Part<>("standard-normal", null), null, Optional.empty());
    }
}
