package dev.noema.evaluation;

import dev.noema.data.Data;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.spi.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an evaluation measures, as a {@link Measurement} of some kind of data sees it. */
final class Measured implements Measurement.Subject {

    private final TrainedModel model;
    private final Data data;
    private final Items items;
    private final Measurement.Bounds bounds;
    private final Optional<Measurement.Subject> withoutCode;
    private PrincipalComponents baseline;

    Measured(
            TrainedModel model,
            Data data,
            Items items,
            Measurement.Bounds bounds,
            Optional<Measurement.Subject> withoutCode) {
        this.model = model;
        this.data = data;
        this.items = items;
        this.bounds = bounds;
        this.withoutCode = withoutCode;
    }

    @Override
    public GenerativeModel model() {
        return model;
    }

    @Override
    public Data data() {
        return data;
    }

    @Override
    public int items() {
        return items.count();
    }

    @Override
    public int index(int item) {
        return items.indices()[item];
    }

    @Override
    public Map<String, Tensor> read(int from, int to) {
        return items.read(from, to);
    }

    @Override
    public Tensor reconstruct(Map<String, Tensor> batch) {
        return ReconstructionQuality.reconstruct(model, batch);
    }

    @Override
    public FloatTensor project(FloatTensor x) {
        return baseline().reconstruct(x);
    }

    @Override
    public FloatTensor drawn(int count) {
        FloatTensor rows = baseline().sample(count, seed());
        List<Long> event = model.about().event();
        long[] shape = new long[event.size() + 1];
        shape[0] = count;
        for (int i = 0; i < event.size(); i++) {
            shape[i + 1] = event.get(i);
        }
        return new FloatTensor(rows.values(), shape);
    }

    @Override
    public Measurement.Bounds bounds() {
        return bounds;
    }

    @Override
    public Optional<Measurement.Subject> withoutCode() {
        return withoutCode;
    }

    @Override
    public long seed() {
        return items.seed();
    }

    /** Fitted at the first call: not every evaluation needs it. */
    PrincipalComponents baseline() {
        if (baseline == null) {
            baseline = PrincipalComponents.fit(data.train(), model.about().latent(), seed());
        }
        return baseline;
    }
}
