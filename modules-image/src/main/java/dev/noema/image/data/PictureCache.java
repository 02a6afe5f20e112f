package dev.noema.image.data;

import dev.noema.folder.RowCache;
import dev.noema.folder.RowFile;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decoded pictures, kept for the next run that reads the same files in the same way. */
final class PictureCache {

    private static final String FORMAT = "pictures 1";

    private PictureCache() {}

    /**
     * The decoded pictures of these files: from the cache when they are there, else decoded now.
     */
    static RowFile<DecodedFolder> open(List<SourceFile> files, FolderConfig options, Path cache) {
        List<String> how =
                List.of(
                        FORMAT,
                        options.size().toString(),
                        options.channels().name(),
                        options.fit().name(),
                        options.broken().name(),
                        Long.toString(options.maxPixels()));
        Optional<Path> folder = options.cache() ? Optional.of(cache) : Optional.empty();
        return new RowCache<>(new PictureFormat(), "pictures", "decoded pictures", folder)
                .open(files, how, pixels -> FolderReading.run(files, options, pixels));
    }
}
