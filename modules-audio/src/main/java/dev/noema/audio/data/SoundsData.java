package dev.noema.audio.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.audio.codec.AudioCodec;
import dev.noema.audio.codec.Preprocessing;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Split;
import dev.noema.folder.ClassLabels;
import dev.noema.folder.RowFile;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code audio.sounds}: WAV files, brought to one rate and one channel, as log mel
 * spectrograms kept in a mapped file and cut into items of one length.
 *
 * <p>Exact copies of a sound are left out, so that none is both learned and tested.
 */
public final class SoundsData implements DataType<SoundsConfig> {

    /** How the data type is called in configurations. */
    public static final String ID = "audio.sounds";

    private static final Logger LOG = LoggerFactory.getLogger(SoundsData.class);

    /** As long as items may be: beyond this a batch would be too large for any model. */
    private static final int MOST_FRAMES = 1 << 16;

    @Override
    public Data open(SoundsConfig options, Place place) {
        Path source = place.base().resolve(options.source());
        List<SourceFile> files =
                chosen(Chosen.of(source, options.only()), options.limit(), place.seed());
        SpectrumSettings settings = options.spectrum().settings();
        Preprocessing whole = new Preprocessing(settings, 1, options.trim(), options.loudness());
        RowFile<Features> read = FeatureCache.open(files, whole, options, place.cache());
        Features features = read.index();
        int frames = frames(options, settings, features);
        Windows windows =
                options.items() == SoundsConfig.Items.WHOLE
                        ? Windows.whole(features.frames(), frames)
                        : Windows.cut(features.frames(), frames, options.overlap());
        report(source, features, settings, windows, frames);

        ClassLabels labels = options.classes().labels(features.keys(), source);
        SoundDataset.Source sounds =
                new SoundDataset.Source(
                        FeatureStore.of(read),
                        features.keys(),
                        firsts(features.frames()),
                        windows,
                        labels.numbers(),
                        frames,
                        settings.silence(),
                        options.shift());
        List<String> keys = Arrays.stream(windows.sounds()).mapToObj(features.keys()::get).toList();
        Split split = options.split().split(keys, place.seed());
        DataDescription description =
                new DataDescription(
                        AudioCodec.ID,
                        new Shape(frames, settings.mels()),
                        new DataDescription.Values(
                                features.least(), features.greatest(), false, false),
                        labels.names(),
                        new Preprocessing(settings, frames, options.trim(), options.loudness())
                                .toMap());
        OriginalFiles originals = new OriginalFiles(files, whole);
        return new Data(
                description,
                new SoundDataset(sounds, split.train(), originals),
                new SoundDataset(sounds, split.validation(), originals),
                new SoundDataset(sounds, split.test(), originals),
                features.digest());
    }

    private static List<SourceFile> chosen(List<SourceFile> files, int limit, long seed) {
        if (limit == 0) {
            return files;
        }
        int[] sample = Split.sample(files.stream().map(SourceFile::key).toList(), limit, seed);
        return IntStream.of(sample).mapToObj(files::get).toList();
    }

    private static int frames(SoundsConfig options, SpectrumSettings settings, Features features) {
        int frames = options.length().frames(settings, features.longest());
        if (frames < 1 || frames > MOST_FRAMES) {
            throw new DataException(
                    "data.length: "
                            + options.length()
                            + " is "
                            + frames
                            + " frames; allowed are 1 to "
                            + MOST_FRAMES);
        }
        return frames;
    }

    private static long[] firsts(int[] frames) {
        long[] firsts = new long[frames.length + 1];
        for (int sound = 0; sound < frames.length; sound++) {
            firsts[sound + 1] = firsts[sound] + frames[sound];
        }
        return firsts;
    }

    private static void report(
            Path source,
            Features features,
            SpectrumSettings settings,
            Windows windows,
            int frames) {
        LOG.info(
                "{}: {} sounds, {} minutes, as {} items of {} frames; {} end in silence because the"
                        + " sound is shorter",
                source,
                features.keys().size(),
                Math.round(features.total() * settings.hop() / 6.0 / settings.rate()) / 10.0,
                windows.sounds().length,
                frames,
                windows.padded());
        if (windows.cut() > 0) {
            LOG.warn(
                    "{}: {} sounds are longer than {} frames and are cut there; items: windows"
                            + " uses all of them",
                    source,
                    windows.cut(),
                    frames);
        }
        if (features.duplicates() > 0) {
            LOG.info("{}: {} exact copies are left out", source, features.duplicates());
        }
        if (features.silent() > 0) {
            LOG.warn("{}: {} sounds are silent throughout", source, features.silent());
        }
        for (String fault : features.faults()) {
            LOG.warn("{}: left out: {}", source, fault);
        }
    }
}
