package dev.noema.samples.scores.data;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.MemoryItems;
import dev.noema.samples.scores.codec.ScoreCodec;
import dev.noema.samples.scores.codec.ScoreFile;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.LongTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code scores.melody}, the first part of each file, or {@code scores.chorale}, files of
 * exactly four parts. An item is some full bars, beginning at each bar in turn; pieces are split,
 * so that no bar of a piece that is tested on is learned from, nor another setting of its melody.
 */
public final class ScoreData implements DataType<ScoreOptions> {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreData.class);

    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 8;

    private final boolean chorale;

    private ScoreData(boolean chorale) {
        this.chorale = chorale;
    }

    /** Of the first part of each file. */
    public static ScoreData melody() {
        return new ScoreData(false);
    }

    /** Of all four parts of files that have four. */
    public static ScoreData chorale() {
        return new ScoreData(true);
    }

    @Override
    public Data open(ScoreOptions options, Place place) {
        Path source = place.base().resolve(options.source());
        Windows windows = new Windows(options.bars(), chorale ? 4 : 1);
        int others = 0;
        try {
            for (Path file : files(source)) {
                Score score = ScoreFile.read(file);
                if (score.parts().isEmpty() || chorale && score.parts().size() != 4) {
                    others++;
                } else {
                    String name = source.relativize(file).toString().replace('\\', '/');
                    windows.add(name.isEmpty() ? file.getFileName().toString() : name, score);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("data.source: " + e.getMessage(), e);
        }
        LOG.info(
                "{}: {} items; left out are {} files {}, {} items with notes shorter than a"
                        + " sixteenth or between, {} silent ones",
                source,
                windows.all().size(),
                others,
                chorale ? "that do not have four parts" : "without notes",
                windows.between(),
                windows.silent());
        if (windows.all().isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + source
                            + " holds no "
                            + (chorale ? "music in four parts" : "music")
                            + " with "
                            + options.bars()
                            + " full bars in a row");
        }
        return items(windows, options, place.seed());
    }

    private static Data items(Windows windows, ScoreOptions options, long seed) {
        List<Grid> grids = windows.all().stream().map(Windows.Window::grid).toList();
        VoiceTokens vocabulary = VoiceTokens.of(grids, options.bars());
        MemoryItems items = MemoryItems.ofTokens(vocabulary.count(), -1);
        if (options.transpose() > 0) {
            items.augmentedBy(new Transposition(vocabulary, options.transpose()));
        }
        boolean classes = options.classes() == ScoreOptions.Classes.METRE;
        for (Windows.Window window : windows.all()) {
            long[] tokens = vocabulary.tokens(window.grid());
            items.addTo(
                    window.melody(),
                    window.key(),
                    new LongTensor(tokens, 1, tokens.length),
                    classes ? window.metre().toString() : "");
        }
        return items.split(
                ScoreCodec.ID, vocabulary.toMap(), options.validation(), options.test(), seed);
    }

    private static List<Path> files(Path source) throws IOException {
        if (!Files.exists(source)) {
            throw new IOException(
                    source + ": there is no such file or folder; name one with scores");
        }
        try (Stream<Path> walk = Files.walk(source, DEEPEST)) {
            List<Path> files =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> Files.isRegularFile(source) || ScoreFile.named(file))
                            .sorted()
                            .limit(MOST_FILES + 1L)
                            .collect(Collectors.toCollection(ArrayList::new));
            if (files.size() > MOST_FILES) {
                throw new IOException(source + ": holds more than " + MOST_FILES + " scores");
            }
            return files;
        }
    }

    /** A piece's melody in whatever key, by its intervals. */
    static String melody(Score score) {
        List<Note> notes = score.parts().get(0).notes();
        StringBuilder intervals = new StringBuilder("melody");
        for (int i = 1; i < notes.size(); i++) {
            intervals.append(' ').append(notes.get(i).pitch() - notes.get(i - 1).pitch());
        }
        return intervals.toString();
    }
}
