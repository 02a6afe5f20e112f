package dev.noema.audio.evaluation;

import dev.noema.audio.codec.GriffinLim;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares held sounds with what a vocoder and {@link GriffinLim} make of their spectrograms, and,
 * as what any other sound would reach, with real sounds of the training data.
 */
public final class VocoderQuality implements Measurement {

    @Override
    public List<MeasurementTable> measure(Subject subject) {
        SpectrumSettings settings = SpectrumSettings.of(subject.model().about().preprocessing());
        LogMel mels = new LogMel(settings);
        int count = Math.min(SoundQuality.MOST_ITEMS, subject.items());
        List<float[]> real = new ArrayList<>();
        List<float[]> made = new ArrayList<>();
        List<float[]> other = new ArrayList<>();
        Dataset train = subject.data().train();
        for (int i = 0; i < count; i++) {
            int item = SoundQuality.place(i, count, subject.items());
            Map<String, Tensor> batch = subject.read(item, item + 1);
            real.add(((FloatTensor) batch.get(Batch.X)).values());
            made.add(((FloatTensor) subject.reconstruct(batch)).values());
            int[] trained = {SoundQuality.place(i, count, train.size())};
            Map<String, Tensor> learned = train.read(trained, new Draw(subject.seed(), 0, false));
            other.add(((FloatTensor) learned.get(Batch.X)).values());
        }
        List<float[]> spectrograms = real.stream().map(mels::of).toList();
        GriffinLim griffinLim = new GriffinLim(settings, SoundQuality.GRIFFIN_LIM_ITERATIONS);
        SoundComparison comparison = new SoundComparison(settings, spectrograms, real);
        comparison.add(heard("vocoder", made, mels));
        comparison.add(SoundColumn.resounded("Griffin-Lim", spectrograms, griffinLim, mels));
        comparison.add(heard("other real", other, mels));
        return List.of(comparison.table("sounds, " + count + " items"));
    }

    private static SoundColumn heard(String name, List<float[]> sounds, LogMel mels) {
        return new SoundColumn(name, sounds.stream().map(mels::of).toList(), sounds);
    }
}
