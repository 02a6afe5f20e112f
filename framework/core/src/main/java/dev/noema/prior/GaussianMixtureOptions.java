package dev.noema.prior;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code gaussian-mixture}.
 *
 * @param components how many Gaussians are fitted
 * @param covariance what each Gaussian's covariance may be
 */
@Summary("A mixture of Gaussians, fitted to the codes after training")
public record GaussianMixtureOptions(
        @Option(
                        value = "how many Gaussians are fitted to the codes after training",
                        minimum = 1,
                        maximum = 1000)
                int components,
        @Option(
                        "whether each Gaussian has a full covariance, or a diagonal one, for few data or many dimensions")
                Covariance covariance) {

    /** The shape of a covariance. */
    public enum Covariance {
        FULL,
        DIAGONAL
    }

    public GaussianMixtureOptions {
        if (components < 1 || components > 1000) {
            throw new IllegalArgumentException(
                    "components: " + components + "; allowed are 1 to 1000");
        }
    }

    public static GaussianMixtureOptions defaults() {
        return new GaussianMixtureOptions(10, Covariance.FULL);
    }
}
