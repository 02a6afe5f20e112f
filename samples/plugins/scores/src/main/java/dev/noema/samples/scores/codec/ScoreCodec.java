package dev.noema.samples.scores.codec;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.Codec;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a score's first full bars as one item of tokens, {@code (1, time)}, and writes items as
 * MIDI, as MusicXML, as piano rolls in a PNG or as sound in a WAV, by what a file is called.
 */
public final class ScoreCodec implements Codec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "scores";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "mid";
    }

    @Override
    public List<String> sheetExtensions() {
        return List.of(extension(), "musicxml", "png", "wav");
    }

    @Override
    public String mediaType() {
        return "audio/midi";
    }

    @Override
    public LongTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        VoiceTokens vocabulary = VoiceTokens.of(preprocessing);
        Grid grid = window(file.toString(), ScoreFile.read(file), vocabulary);
        long[] tokens = vocabulary.tokens(grid);
        return new LongTensor(tokens, 1, tokens.length);
    }

    private static Grid window(String file, Score score, VoiceTokens vocabulary)
            throws IOException {
        int voices = vocabulary.voices();
        int bars = vocabulary.bars();
        if (score.parts().size() < voices || voices > 1 && score.parts().size() > voices) {
            throw new IOException(
                    file
                            + ": has "
                            + score.parts().size()
                            + " parts; the model's music has "
                            + voices);
        }
        int first = 0;
        while (first < score.bars().size() && !score.bars().get(first).full()) {
            first++;
        }
        List<Bar> full = score.bars().stream().skip(first).limit(bars).toList();
        if (full.size() < bars || !full.stream().allMatch(Bar::full)) {
            throw new IOException(file + ": does not have " + bars + " full bars in a row");
        }
        Optional<Grid> grid = Grid.of(score, first, bars, voices);
        if (grid.isEmpty()) {
            throw new IOException(file + ": has notes shorter than a sixteenth, or between two");
        }
        if (!vocabulary.holds(grid.get())) {
            throw new IOException(
                    file
                            + ": has notes outside of the voices' ranges "
                            + vocabulary.ranges().stream()
                                    .map(range -> range.lowest() + " to " + range.highest())
                                    .toList());
        }
        return grid.get();
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        VoiceTokens vocabulary = VoiceTokens.of(preprocessing);
        Score score = grid(items, index, vocabulary).score(vocabulary.bars());
        ScoreFile.write(List.of(score), 1, file);
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        VoiceTokens vocabulary = VoiceTokens.of(preprocessing);
        List<Score> scores = new ArrayList<>();
        for (int item = 0; item < items.shape()[0]; item++) {
            scores.add(grid(items, item, vocabulary).score(vocabulary.bars()));
        }
        ScoreFile.write(scores, columns, file);
    }

    private static Grid grid(Tensor items, int index, VoiceTokens vocabulary) {
        return vocabulary.grid(Lengths.tokens((LongTensor) items, index));
    }
}
