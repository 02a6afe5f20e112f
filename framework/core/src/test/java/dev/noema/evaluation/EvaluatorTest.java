package dev.noema.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.EvaluationConfig;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import dev.noema.spi.ReconstructionMetric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

    private static final EvaluationConfig CONFIG = new EvaluationConfig(10, 8, 1000);
    private static final ReconstructionMetric GREATEST_ERROR =
            new ReconstructionMetric("greatest-error", "", EvaluatorTest::greatestError);

    private static double[] greatestError(FloatTensor x, FloatTensor reconstruction) {
        int items = Math.toIntExact(x.shape()[0]);
        int size = x.values().length / items;
        double[] errors = new double[items];
        for (int i = 0; i < x.values().length; i++) {
            double error = Math.abs(x.values()[i] - reconstruction.values()[i]);
            errors[i / size] = Math.max(errors[i / size], error);
        }
        return errors;
    }

    private static Evaluation evaluate(TrainedModel model, Data data) {
        try (model) {
            return new Evaluator(model, List.of(GREATEST_ERROR), CONFIG, 4).evaluate(data);
        }
    }

    /** 16 rows of 4 binary values, all equally likely under the model: log p(x) = -4 log 2. */
    @Test
    void aModelThatKnowsNothingNeedsABitForEachBinaryValue() {
        HeldRows rows = HandMade.binaryRows(4);
        Evaluation figures =
                evaluate(HandMade.coin(4, 0, 1), HeldRows.data(rows, HeldRows.NONE, rows));
        assertEquals("test", figures.data());
        assertEquals(16, figures.bound().items());
        assertEquals(-4 * Math.log(2), figures.bound().elbo().value(), 1e-5);
        assertEquals(0, figures.bound().elbo().error(), 1e-6);
        assertEquals(0, figures.bound().kl().value(), 1e-6);
        assertEquals(8, figures.likelihood().items());
        assertEquals(10, figures.likelihood().samples());
        assertEquals(1, figures.likelihood().bitsPerDimension(), 1e-5);
        assertEquals(new Evaluation.Latent(4, 0, 0.0, 16), figures.latent());
        // The mean is 1/2 everywhere; 4 principal components hold all of 4 dimensions.
        Evaluation.Reconstruction quality = figures.reconstructions().get(0);
        assertEquals(0.5, quality.model(), 1e-6);
        assertEquals(0, quality.baseline(), 1e-5);
        assertEquals(4, quality.components());
    }

    @Test
    void codesThatTellTheRowCostTheirDivergence() {
        HeldRows rows = HandMade.binaryRows(3);
        Evaluation figures =
                evaluate(HandMade.coin(3, 9, 0.01), HeldRows.data(rows, HeldRows.NONE, rows));
        // KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - 1 - log s^2) / 2, m being 9 for half of the
        // values
        double kl = 3 * (81 / 2.0 + 0.01 - 1 - Math.log(0.01)) / 2;
        assertEquals(kl, figures.bound().kl().value(), 1e-4 * kl);
        assertEquals(3 * Math.log(2), figures.bound().reconstruction().value(), 1e-5);
        assertEquals(3, figures.latent().active());
        assertEquals(Math.log(8), figures.latent().mutualInformation(), 1e-6);
    }

    @Test
    void aDensityHasNoBits(@TempDir Path folder) throws Exception {
        HeldRows rows = HandMade.linearGaussianRows();
        Evaluation figures =
                evaluate(HandMade.linearGaussian(1), HeldRows.data(rows, rows, HeldRows.NONE));
        assertEquals("validation", figures.data());
        assertTrue(figures.likelihood().density());
        assertNull(figures.likelihood().bitsPerDimension());
        // At the optimum both are the projection on the principal plane, but for the shrinkage.
        Evaluation.Reconstruction quality = figures.reconstructions().get(0);
        assertEquals(quality.baseline(), quality.model(), 0.1 * quality.baseline());
        List<String> table = EvaluationTable.lines(figures);
        assertTrue(table.get(0).contains("validation data"), table.get(0));
        assertTrue(table.stream().noneMatch(line -> line.contains("bits")), table.toString());
        EvaluationFile.write(folder.resolve("evaluation.json"), figures);
        assertEquals(figures, EvaluationFile.read(folder.resolve("evaluation.json")));
        Files.writeString(folder.resolve("evaluation.json"), "{\"data\": ");
        assertThrows(
                IllegalArgumentException.class,
                () -> EvaluationFile.read(folder.resolve("evaluation.json")));
    }

    @Test
    void aKindOfDataBringsTablesOfItsOwn(@TempDir Path folder) {
        HeldRows rows = HandMade.binaryRows(3);
        Data data = HeldRows.data(rows, HeldRows.NONE, rows);
        try (TrainedModel model = HandMade.coin(3, 0, 1)) {
            Evaluation figures =
                    new Evaluator(model, List.of(), List.of(EvaluatorTest::errors), CONFIG, 4)
                            .evaluate(data);
            MeasurementTable table = figures.measurements().get(0);
            // The mean is 1/2 everywhere, and 3 principal components hold all of 3 dimensions.
            assertEquals(0.5, table.rows().get(0).values().get(0), 1e-6);
            assertEquals(0, table.rows().get(0).values().get(1), 1e-5);
            List<String> lines = EvaluationTable.lines(figures);
            assertTrue(lines.contains("errors, 8 items"), lines.toString());
            assertTrue(lines.get(lines.size() - 1).endsWith(" -"), lines.toString());
            EvaluationFile.write(folder.resolve("evaluation.json"), figures);
            assertEquals(figures, EvaluationFile.read(folder.resolve("evaluation.json")));
        }
    }

    private static List<MeasurementTable> errors(Measurement.Subject subject) {
        FloatTensor x = (FloatTensor) subject.read(0, subject.items()).get("x");
        FloatTensor model = (FloatTensor) subject.reconstruct(Map.of("x", x));
        double ofModel = greatest(x, model);
        double ofBaseline = greatest(x, subject.project(x));
        return List.of(
                new MeasurementTable(
                        "errors, " + subject.items() + " items",
                        List.of("model", "PCA"),
                        List.of(
                                new MeasurementTable.Row(
                                        "greatest", "V", List.of(ofModel, ofBaseline)),
                                new MeasurementTable.Row(
                                        "none", "", List.of(Double.NaN, Double.NaN)))));
    }

    private static double greatest(FloatTensor x, FloatTensor reconstruction) {
        return Arrays.stream(greatestError(x, reconstruction)).max().orElseThrow();
    }

    @Test
    void dataWithoutHeldItemsAreRefused() {
        HeldRows rows = HandMade.binaryRows(2);
        Data data = HeldRows.data(rows, HeldRows.NONE, HeldRows.NONE);
        assertThrows(DataException.class, () -> evaluate(HandMade.coin(2, 1, 1), data));
    }

    @Test
    void fewerItemsAreSpreadOverAll() {
        Items items = Items.spread(HandMade.binaryRows(3), 4, 1);
        assertEquals("row 0", items.key(0));
        assertEquals("row 6", items.key(3));
        assertEquals(8, Items.spread(HandMade.binaryRows(3), 100, 1).count());
    }
}
