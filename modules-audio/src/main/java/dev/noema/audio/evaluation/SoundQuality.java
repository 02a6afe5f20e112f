package dev.noema.audio.evaluation;

import dev.noema.audio.codec.GriffinLim;
import dev.noema.audio.codec.NeuralVocoder;
import dev.noema.audio.codec.Vocoder;
import dev.noema.audio.data.Originals;
import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares held sounds with what becomes of them on five ways: their spectrograms made sound by the
 * vocoder of the model and by {@link GriffinLim}, the model's and the principal components'
 * reconstructions, and, as what any other sound would reach, a real sound of the training data.
 *
 * <p>Reconstructions become sound by the vocoder, or by Griffin-Lim where the model has none.
 * Distances of mels are taken between spectrograms as they were made, before any vocoder, and for
 * the two vocoders between the spectrograms of what they made; all others between sounds.
 */
public final class SoundQuality implements Measurement {

    /** More change no figure that matters, and Griffin-Lim is slow. */
    static final int MOST_ITEMS = 100;

    static final int GRIFFIN_LIM_ITERATIONS = 60;

    @Override
    public List<MeasurementTable> measure(Subject subject) {
        SpectrumSettings settings = SpectrumSettings.of(subject.model().about().preprocessing());
        int count = Math.min(MOST_ITEMS, subject.items());
        int frames = Math.toIntExact(subject.model().about().event().get(0));
        List<float[]> real = new ArrayList<>();
        List<float[]> model = new ArrayList<>();
        List<float[]> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int item = place(i, count, subject.items());
            Map<String, Tensor> batch = subject.read(item, item + 1);
            FloatTensor x = (FloatTensor) batch.get(Batch.X);
            real.add(x.values());
            model.add(((FloatTensor) subject.reconstruct(batch)).values());
            components.add(subject.project(x).values());
        }
        Optional<Vocoder> neural =
                NeuralVocoder.isIn(subject.model())
                        ? Optional.of(new NeuralVocoder(subject.model(), settings.mels()))
                        : Optional.empty();
        Vocoder griffinLim = new GriffinLim(settings, GRIFFIN_LIM_ITERATIONS);
        Vocoder best = neural.orElse(griffinLim);
        LogMel mels = new LogMel(settings);

        Data data = subject.data();
        Dataset held = data.test().size() > 0 ? data.test() : data.validation();
        int[] places =
                IntStream.range(0, count)
                        .map(i -> subject.index(place(i, count, subject.items())))
                        .toArray();
        List<float[]> sounds = sounds(held, places, settings, frames);
        int[] others =
                IntStream.range(0, count).map(i -> place(i, count, data.train().size())).toArray();
        List<SoundColumn> columns = new ArrayList<>();
        neural.ifPresent(
                vocoder -> columns.add(SoundColumn.resounded("vocoder", real, vocoder, mels)));
        columns.add(SoundColumn.resounded("Griffin-Lim", real, griffinLim, mels));
        columns.add(SoundColumn.sounded("model", model, best));
        columns.add(SoundColumn.sounded("PCA", components, best));
        columns.add(
                new SoundColumn(
                        "other real",
                        spectrograms(data.train(), others, subject.seed()),
                        sounds(data.train(), others, settings, frames)));
        SoundComparison comparison = new SoundComparison(settings, real, sounds);
        columns.forEach(comparison::add);
        return List.of(
                comparison.table(
                        "sounds, "
                                + count
                                + " items; PCA of "
                                + subject.model().about().latent()
                                + " components"
                                + (sounds.isEmpty() ? "; without the original sounds" : "")));
    }

    /** Spread over all: items stand in the order of the files. */
    static int place(int i, int count, int all) {
        return (int) ((long) i * all / count);
    }

    private static List<float[]> spectrograms(Dataset data, int[] items, long seed) {
        return Arrays.stream(items)
                .mapToObj(item -> data.read(new int[] {item}, new Draw(seed, 0, false)))
                .map(batch -> ((FloatTensor) batch.get(Batch.X)).values())
                .toList();
    }

    private static List<float[]> sounds(
            Dataset data, int[] items, SpectrumSettings settings, int frames) {
        return data instanceof Originals originals
                ? Arrays.stream(items)
                        .mapToObj(originals::samples)
                        .map(samples -> Arrays.copyOf(samples, settings.samples(frames)))
                        .toList()
                : List.of();
    }
}
