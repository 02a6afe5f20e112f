package dev.noema.audio.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.audio.codec.Preprocessing;
import dev.noema.audio.codec.WaveformCodec;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Split;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code audio.waveforms}: WAV files, brought to one rate and one channel, as windows of
 * samples, which stay in memory.
 */
public final class WaveformsData implements DataType<WaveformsConfig> {

    /** How the data type is called in configurations. */
    public static final String ID = "audio.waveforms";

    private static final Logger LOG = LoggerFactory.getLogger(WaveformsData.class);
    private static final int MOST_SAMPLES = 1 << 22;

    @Override
    public Data open(WaveformsConfig options, Place place) {
        Path source = place.base().resolve(options.source());
        List<SourceFile> files = Chosen.of(source, options.only());
        if (options.limit() > 0) {
            List<String> keys = files.stream().map(SourceFile::key).toList();
            int[] sample = Split.sample(keys, options.limit(), place.seed());
            files = IntStream.of(sample).mapToObj(files::get).toList();
        }
        SpectrumSettings settings = options.spectrum().settings();
        Waveforms waveforms =
                WaveformReading.run(
                        files,
                        new Preprocessing(settings, 1, options.trim(), options.loudness()),
                        options.broken());
        int[] lengths = waveforms.lengths();
        int frames = frames(options, settings, lengths);
        Windows windows = Windows.cut(lengths, settings.samples(frames), options.overlap());
        LOG.info(
                "{}: {} sounds as {} items of {} samples; {} end in silence because the sound is"
                        + " shorter",
                source,
                lengths.length,
                windows.sounds().length,
                settings.samples(frames),
                windows.padded());
        waveforms.faults().forEach(fault -> LOG.warn("{}: left out: {}", source, fault));
        WaveformDataset.Source all =
                new WaveformDataset.Source(
                        waveforms, windows, settings.samples(frames), options.shift());
        List<String> keys =
                Arrays.stream(windows.sounds())
                        .mapToObj(sound -> waveforms.waves().get(sound).key())
                        .toList();
        Split split = options.split().split(keys, place.seed());
        return new Data(
                new DataDescription(
                        WaveformCodec.ID,
                        new Shape(settings.samples(frames)),
                        new DataDescription.Values(-1, 1, false, false),
                        List.of(),
                        new Preprocessing(settings, frames, options.trim(), options.loudness())
                                .toMap()),
                new WaveformDataset(all, split.train()),
                new WaveformDataset(all, split.validation()),
                new WaveformDataset(all, split.test()),
                waveforms.digest());
    }

    private static int frames(WaveformsConfig options, SpectrumSettings settings, int[] lengths) {
        int longest = settings.frames(Arrays.stream(lengths).max().orElseThrow());
        int frames = options.length().frames(settings, longest);
        if (frames < 2 || frames > MOST_SAMPLES / settings.hop()) {
            throw new DataException(
                    "data.length: "
                            + options.length()
                            + " is "
                            + frames
                            + " frames; allowed are 2 to "
                            + MOST_SAMPLES / settings.hop());
        }
        return frames;
    }
}
