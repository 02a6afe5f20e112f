package dev.noema.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one step of training gave, in nats, as means over the items of the step.
 *
 * @param loss what was minimised
 * @param terms the parts of the loss by name: {@code reconstruction}, {@code kl}, ...
 * @param gradientNorm the global norm of the gradient before clipping
 * @param divergence the KL divergence of each latent dimension, or one number where it does not
 *     fall apart
 * @param finite whether loss and gradient were finite and the weights were updated
 */
@SuppressWarnings("ArrayRecordComponent")
public record StepResult(
        float loss,
        Map<String, Float> terms,
        float gradientNorm,
        float[] divergence,
        boolean finite) {

    /** A latent dimension is active when its mean divergence is above this, in nats. */
    static final double ACTIVE = 0.01;

    public StepResult {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** How many latent dimensions are active. */
    public int activeUnits() {
        int active = 0;
        for (float mean : divergence) {
            active += mean > ACTIVE ? 1 : 0;
        }
        return active;
    }
}
