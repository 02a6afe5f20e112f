package dev.noema.audio.data;

import dev.noema.audio.codec.Preprocessing;
import dev.noema.audio.wave.WavReader;
import dev.noema.data.DataException;
import dev.noema.folder.SourceFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files that spectrograms were made of, read again when their samples are wanted. */
final class OriginalFiles {

    private final Map<String, SourceFile> files;
    private final Preprocessing preprocessing;

    OriginalFiles(List<SourceFile> files, Preprocessing preprocessing) {
        this.files = files.stream().collect(Collectors.toMap(SourceFile::key, Function.identity()));
        this.preprocessing = preprocessing;
    }

    /** The samples of so many frames, or up to the end of the sound. */
    float[] samples(String key, int firstFrame, int frames) {
        try {
            float[] all = preprocessing.prepared(WavReader.read(files.get(key).path())).samples(0);
            int first = firstFrame * preprocessing.settings().hop();
            int end = first + preprocessing.settings().samples(frames);
            return Arrays.copyOfRange(all, Math.min(first, all.length), Math.min(end, all.length));
        } catch (IOException e) {
            throw new DataException(key + ": cannot be read again: " + e.getMessage(), e);
        }
    }
}
