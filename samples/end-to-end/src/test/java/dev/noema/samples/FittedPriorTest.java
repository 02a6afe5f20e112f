package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.safetensors.SafetensorsFile;
import dev.noema.serving.safetensors.SafetensorsWriter;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mixture of Gaussians fitted to the codes, from training to the exported bundle. */
class FittedPriorTest {

    private static final int LATENT = 2;
    private static final int SAMPLES = 20_000;

    // A small beta leaves the codes far from a standard normal.
    private static final List<String> SETTINGS =
            List.of(
                    "data.limit=600",
                    "model.latent=" + LATENT,
                    "model.prior={type: gaussian-mixture, components: 3}",
                    "objective.beta=0.02",
                    "training.budget=4 epochs");

    @TempDir private static Path folder;
    private static Path root;
    private static Path file;
    private static byte[] fitted;

    @BeforeAll
    static void train() throws IOException {
        root = folder.resolve("run");
        file = root.resolve("prior.safetensors");
        List<String> told = TinyDigits.train(TinyDigits.config(folder), SETTINGS, root);
        assertTrue(
                told.stream().anyMatch(line -> line.startsWith("prior: gaussian-mixture fitted")),
                told.toString());
        fitted = Files.readAllBytes(file);
    }

    @AfterEach
    void putBack() throws IOException {
        Files.write(file, fitted);
    }

    @Test
    void samplesFollowTheMixture() throws IOException {
        double[] mean = new double[LATENT];
        double[][] covariance = new double[LATENT][LATENT];
        moments(mean, covariance);
        assertTrue(
                Math.abs(covariance[0][0] - 1) > 0.3, "the codes are far from a standard normal");
        float[] z = codes(SAMPLES, 1f);
        for (int row = 0; row < LATENT; row++) {
            double error = 5 * Math.sqrt(covariance[row][row] / SAMPLES);
            assertEquals(mean[row], average(z, mean, row, -1), error);
            for (int column = 0; column < LATENT; column++) {
                double scale = Math.sqrt(covariance[row][row] * covariance[column][column]);
                assertEquals(covariance[row][column], average(z, mean, row, column), 0.06 * scale);
            }
        }
    }

    @Test
    void aBundleSamplesAsTheRunDoes() {
        Path target = folder.resolve("bundle");
        Run run = Run.open(root, TinyDigits.CATALOG);
        run.export(target);
        try (TrainedModel model = run.model();
                GenerativeModel bundle = Bundle.open(target)) {
            Map<String, FloatTensor> expected = model.sample(40, 3, 0.8f, Optional.empty());
            Map<String, FloatTensor> actual = bundle.sample(40, 3, 0.8f, Optional.empty());
            for (String output : List.of("z", "expected")) {
                assertArrayEquals(
                        expected.get(output).values(), actual.get(output).values(), 1e-4f, output);
            }
        }
    }

    @Test
    void aPriorOfAnotherCheckpointIsNotUsed() throws IOException {
        float[] mixture = codes(5, 1f);
        Map<String, FloatTensor> arrays = new TreeMap<>();
        SafetensorsWriter other = new SafetensorsWriter().metadata("step", "1");
        try (SafetensorsFile content = SafetensorsFile.open(file)) {
            for (String name : content.tensors().keySet()) {
                arrays.put(name, content.floats(name));
            }
        }
        arrays.forEach(other::add);
        other.write(file);
        float[] standard = codes(5, 1f);
        assertNotEquals(mixture[0], standard[0]);
        Files.writeString(file, "half a fi");
        assertArrayEquals(standard, codes(5, 1f));
        Files.delete(file);
        assertArrayEquals(standard, codes(5, 1f));
    }

    @Test
    void refitsToTheSamePrior() throws IOException {
        Files.delete(file);
        Run.open(root, TinyDigits.CATALOG).refit();
        assertArrayEquals(fitted, Files.readAllBytes(file));
    }

    @Test
    void otherPriorsAreNotFitted() throws IOException {
        Path plain = folder.resolve("plain");
        TinyDigits.train(TinyDigits.config(folder), List.of("training.budget=1 steps"), plain);
        assertFalse(Files.exists(plain.resolve("prior.safetensors")));
        assertEquals(
                plain + ": the prior standard-normal is not one that is fitted to codes",
                assertThrows(
                                RequestException.class,
                                () -> Run.open(plain, TinyDigits.CATALOG).refit())
                        .getMessage());
    }

    private float[] codes(int count, float temperature) {
        try (TrainedModel model = Run.open(root, TinyDigits.CATALOG).model()) {
            return model.sample(count, 11, temperature, Optional.empty()).get("z").values();
        }
    }

    // E[z] = sum_k w_k m_k; Cov[z] = sum_k w_k (L_k L_k' + (m_k - E[z]) (m_k - E[z])')
    private void moments(double[] mean, double[][] covariance) throws IOException {
        try (SafetensorsFile prior = SafetensorsFile.open(file)) {
            float[] weights = prior.floats("weights").values();
            float[] means = prior.floats("means").values();
            float[] factors = prior.floats("factors").values();
            for (int k = 0; k < weights.length; k++) {
                for (int i = 0; i < LATENT; i++) {
                    mean[i] += weights[k] * means[k * LATENT + i];
                }
            }
            for (int k = 0; k < weights.length; k++) {
                for (int i = 0; i < LATENT; i++) {
                    for (int j = 0; j < LATENT; j++) {
                        double inside = 0;
                        for (int c = 0; c < LATENT; c++) {
                            inside +=
                                    factors[(k * LATENT + i) * LATENT + c]
                                            * (double) factors[(k * LATENT + j) * LATENT + c];
                        }
                        double between =
                                (means[k * LATENT + i] - mean[i])
                                        * (means[k * LATENT + j] - mean[j]);
                        covariance[i][j] += weights[k] * (inside + between);
                    }
                }
            }
        }
    }

    /** The mean of a column, or of the product of two columns about their means. */
    private static double average(float[] z, double[] mean, int first, int second) {
        double sum = 0;
        for (int row = 0; row < z.length; row += LATENT) {
            sum +=
                    second < 0
                            ? z[row + first]
                            : (z[row + first] - mean[first]) * (z[row + second] - mean[second]);
        }
        return sum / (z.length / (double) LATENT);
    }
}
