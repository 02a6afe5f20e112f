package dev.noema.audio.data;

import dev.noema.audio.codec.Preprocessing;
import dev.noema.folder.RowCache;
import dev.noema.folder.RowFile;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Spectrograms, kept for the next run that makes them of the same files in the same way. */
final class FeatureCache {

    private static final String FORMAT = "sounds 1";

    private FeatureCache() {}

    /**
     * The spectrograms of these files: from the cache when they are there, else made now.
     *
     * @param preprocessing how they are made, whatever the number of frames of an item
     */
    static RowFile<Features> open(
            List<SourceFile> files, Preprocessing preprocessing, SoundsConfig options, Path cache) {
        List<String> how =
                List.of(
                        FORMAT,
                        preprocessing.settings().toString(),
                        Double.toString(preprocessing.trim()),
                        Double.toString(preprocessing.loudness()),
                        options.broken().name());
        Optional<Path> folder = options.cache() ? Optional.of(cache) : Optional.empty();
        return new RowCache<>(new FeatureFormat(), "sounds", "spectrograms", folder)
                .open(
                        files,
                        how,
                        numbers ->
                                FeatureReading.run(
                                        files, preprocessing, options.broken(), numbers));
    }
}
