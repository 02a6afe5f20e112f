package dev.noema.evaluation;

import dev.noema.experiment.TrainedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Batch;
import dev.noema.spi.ReconstructionMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares reconstructions by a model with those by principal components. */
final class ReconstructionQuality {

    private static final int ITEMS_AT_ONCE = 256;

    private final TrainedModel model;
    private final PrincipalComponents baseline;

    ReconstructionQuality(TrainedModel model, PrincipalComponents baseline) {
        this.model = model;
        this.baseline = baseline;
    }

    /** One result for each metric. */
    List<Evaluation.Reconstruction> measure(Items items, List<ReconstructionMetric> metrics) {
        double[] ofModel = new double[metrics.size()];
        double[] ofBaseline = new double[metrics.size()];
        for (int from = 0; from < items.count(); from += ITEMS_AT_ONCE) {
            Map<String, Tensor> batch = items.read(from, from + ITEMS_AT_ONCE);
            FloatTensor x = (FloatTensor) batch.get(Batch.X);
            FloatTensor reconstructed = (FloatTensor) reconstruct(model, batch);
            FloatTensor projected = baseline.reconstruct(x);
            for (int i = 0; i < metrics.size(); i++) {
                ReconstructionMetric.Measure measure = metrics.get(i).measure();
                ofModel[i] += sum(measure.perItem(x, reconstructed));
                ofBaseline[i] += sum(measure.perItem(x, projected));
            }
        }
        List<Evaluation.Reconstruction> results = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            results.add(
                    new Evaluation.Reconstruction(
                            metrics.get(i).id(),
                            metrics.get(i).unit(),
                            ofModel[i] / items.count(),
                            ofBaseline[i] / items.count(),
                            baseline.count()));
        }
        return results;
    }

    /** The data expected from the mean code of each item of a batch, {@code (batch, event...)}. */
    static Tensor reconstruct(TrainedModel model, Map<String, Tensor> batch) {
        Optional<LongTensor> condition =
                model.traced().conditional()
                        ? Optional.of((LongTensor) batch.get(Batch.CONDITION))
                        : Optional.empty();
        if (model.about().sequence().varies()) {
            FloatTensor codes =
                    model.encode(batch.get(Batch.X), condition).get(GenerativeModel.MEAN);
            return Generation.likeliest(model, codes, condition);
        }
        return model.reconstruct((FloatTensor) batch.get(Batch.X), condition);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
