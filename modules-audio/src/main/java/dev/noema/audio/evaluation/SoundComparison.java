package dev.noema.audio.evaluation;

import dev.noema.audio.measure.FrechetDistance;
import dev.noema.audio.measure.Level;
import dev.noema.audio.measure.MelCepstralDistortion;
import dev.noema.audio.measure.MelDistance;
import dev.noema.audio.measure.MelStatistics;
import dev.noema.audio.measure.PitchErrors;
import dev.noema.audio.measure.Resolutions;
import dev.noema.audio.measure.SpectralDistance;
import dev.noema.audio.measure.Yin;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.MeasurementTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A table of all measures: real sounds against each column. */
final class SoundComparison {

    private final SpectrumSettings settings;
    private final List<float[]> mels;
    private final List<float[]> sounds;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, List<Double>> rows = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    /**
     * A table without columns.
     *
     * @param mels the log mel spectrogram of each real sound
     * @param sounds their samples; none where they are not known
     */
    SoundComparison(SpectrumSettings settings, List<float[]> mels, List<float[]> sounds) {
        this.settings = settings;
        this.mels = mels;
        this.sounds = sounds;
    }

    void add(SoundColumn column) {
        columns.add(column.name());
        put("mel distance", "dB", mean(i -> MelDistance.of(mels.get(i), column.mels().get(i))));
        // Fewer bands hold fewer coefficients than it takes.
        if (settings.mels() > MelCepstralDistortion.COEFFICIENTS) {
            MelCepstralDistortion distortion = new MelCepstralDistortion(settings.mels());
            put(
                    "mel-cepstral distortion",
                    "dB",
                    mean(i -> distortion.of(mels.get(i), column.mels().get(i))));
        }
        put(
                "Frechet distance of mel frames",
                "",
                FrechetDistance.between(statistics(mels), statistics(column.mels())));
        if (!sounds.isEmpty() && !column.sounds().isEmpty()) {
            ofSounds(column.sounds());
        }
    }

    private void ofSounds(List<float[]> made) {
        List<SpectrumSettings> resolutions = Resolutions.usual(settings.rate());
        List<SpectralDistance> distances =
                IntStream.range(0, made.size())
                        .mapToObj(i -> SpectralDistance.of(sounds.get(i), made.get(i), resolutions))
                        .toList();
        put("multi-resolution STFT distance", "", mean(i -> distances.get(i).sum()));
        put("spectral convergence", "", mean(i -> distances.get(i).convergence()));
        put("log magnitude", "nats", mean(i -> distances.get(i).logMagnitude()));
        Yin yin = Yin.voice(settings.rate());
        PitchErrors pitch = new PitchErrors();
        for (int i = 0; i < made.size(); i++) {
            pitch.add(yin.of(sounds.get(i)), yin.of(made.get(i)));
        }
        put("f0 error", "cents", pitch.cents());
        put("voicing F1", "", pitch.voicing());
        put("level", "dB", mean(i -> level(made.get(i)).rms() - level(sounds.get(i)).rms()));
        put("clipped samples", "%", mean(i -> 100 * level(made.get(i)).clipped()));
    }

    /** Of the sound over a hiss 100 dB below full scale, so that silence has a level, too. */
    private static Level level(float[] samples) {
        Level level = Level.of(samples);
        return new Level(Math.max(-100, level.rms()), level.peak(), level.clipped());
    }

    private double mean(IntToDoubleFunction measure) {
        return IntStream.range(0, mels.size()).mapToDouble(measure).average().orElse(Double.NaN);
    }

    private MelStatistics statistics(List<float[]> spectrograms) {
        MelStatistics statistics = new MelStatistics(settings.mels());
        spectrograms.forEach(statistics::add);
        return statistics;
    }

    private void put(String measure, String unit, double value) {
        rows.computeIfAbsent(measure, missing -> new ArrayList<>()).add(value);
        units.put(measure, unit);
    }

    MeasurementTable table(String title) {
        List<MeasurementTable.Row> filled = new ArrayList<>();
        rows.forEach(
                (measure, values) ->
                        filled.add(new MeasurementTable.Row(measure, units.get(measure), values)));
        return new MeasurementTable(title, columns, filled);
    }
}
