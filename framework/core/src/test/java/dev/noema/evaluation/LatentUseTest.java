package dev.noema.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.objective.MutualInformation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatentUseTest {

    private static Posteriors of(int latent, float[] mean, float logVariance) {
        float[] logVariances = new float[mean.length];
        java.util.Arrays.fill(logVariances, logVariance);
        return new Posteriors(mean.length / latent, latent, mean, Optional.of(logVariances));
    }

    private static double information(Posteriors posteriors) {
        return MutualInformation.of(
                posteriors.latent(), posteriors.mean(), posteriors.logVariance().orElseThrow(), 3);
    }

    @Test
    void aPosteriorThatTakesNoNoticeOfTheItemTellsNothing() {
        Posteriors same = of(2, new float[] {1, -1, 1, -1, 1, -1}, 0.7f);
        assertEquals(0, information(same), 1e-12);
        assertEquals(0, same.activeUnits());
    }

    @Test
    void posteriorsThatDoNotOverlapTellTheItem() {
        float[] mean = new float[50];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 1000 * i;
        }
        assertEquals(Math.log(50), information(of(1, mean, 0)), 1e-9);
        assertEquals(1, of(1, mean, 0).activeUnits());
    }

    /**
     * Two groups that do not overlap tell the group: log 2, whatever the groups' sizes inside are.
     */
    @Test
    void equalPosteriorsInTwoGroupsTellTheGroup() {
        float[] mean = new float[40];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = i % 2 == 0 ? -50 : 50;
        }
        assertEquals(Math.log(2), information(of(1, mean, 0)), 1e-9);
    }

    /** I(x; z) = log(1 + v / s^2) / 2 for means of variance v and noise of variance s^2. */
    @Test
    void aGaussianChannelHasItsCapacity() {
        float[] mean = new float[2000];
        dev.noema.serving.random.Noise.of(7, 0, "means").normals(mean);
        assertEquals(
                Math.log(1 + 1 / 0.25) / 2, information(of(1, mean, (float) Math.log(0.25))), 0.05);
    }

    @Test
    void aDimensionIsActiveAboveAHundredthOfVariance() {
        // variances over items: 0.0081, 0.0121 and 0
        float[] mean = {-0.09f, -0.11f, 5, 0.09f, 0.11f, 5};
        assertEquals(1, of(3, mean, 0).activeUnits());
    }
}
