package dev.noema.audio.evaluation;

import dev.noema.audio.measure.FrechetDistance;
import dev.noema.audio.measure.MelStatistics;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far new sounds are from held ones, as the Frechet distance of mel frames: of the model's
 * expected sounds, of those with what the likelihood draws around them, of the Gaussian of as many
 * principal components, and of real sounds of the training data, all of them as many. New sounds of
 * a model with a condition take the held ones' conditions.
 */
public final class SampleQuality implements Measurement {

    private static final int ITEMS = 100;

    @Override
    public List<MeasurementTable> measure(Subject subject) {
        int mels = SpectrumSettings.of(subject.model().about().preprocessing()).mels();
        int count = Math.min(ITEMS, subject.items());
        Dataset train = subject.data().train();
        MelStatistics held = new MelStatistics(mels);
        MelStatistics made = new MelStatistics(mels);
        MelStatistics noisy = new MelStatistics(mels);
        MelStatistics other = new MelStatistics(mels);
        MelStatistics drawn = new MelStatistics(mels);
        for (int i = 0; i < count; i++) {
            int item = SoundQuality.place(i, count, subject.items());
            Map<String, Tensor> batch = subject.read(item, item + 1);
            held.add(((FloatTensor) batch.get(Batch.X)).values());
            Map<String, FloatTensor> sample = sample(subject, batch, i);
            made.add(sample.get(GenerativeModel.EXPECTED).values());
            noisy.add(sample.get(GenerativeModel.SAMPLE).values());
            int[] trained = {SoundQuality.place(i, count, train.size())};
            Map<String, Tensor> learned = train.read(trained, new Draw(subject.seed(), 0, false));
            other.add(((FloatTensor) learned.get(Batch.X)).values());
        }
        drawn.add(subject.drawn(count).values());
        List<Double> distances =
                List.of(
                        FrechetDistance.between(held, made),
                        FrechetDistance.between(held, noisy),
                        FrechetDistance.between(held, drawn),
                        FrechetDistance.between(held, other));
        return List.of(
                new MeasurementTable(
                        "new sounds against " + count + " held ones",
                        List.of("model", "with noise", "PCA sampler", "other real"),
                        List.of(
                                new MeasurementTable.Row(
                                        "Frechet distance of mel frames", "", distances))));
    }

    private static Map<String, FloatTensor> sample(
            Subject subject, Map<String, Tensor> batch, int i) {
        Optional<LongTensor> condition =
                Optional.ofNullable((LongTensor) batch.get(Batch.CONDITION));
        return subject.model().sample(1, subject.seed() + i, 1, condition);
    }
}
