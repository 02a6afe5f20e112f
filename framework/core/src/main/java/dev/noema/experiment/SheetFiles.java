package dev.noema.experiment;

import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes items as files, and beside those that cannot be looked at a picture. */
public final class SheetFiles {

    private SheetFiles() {}

    /**
     * Writes a sheet, and its picture beside it where the codec has one.
     *
     * @param columns how many items stand side by side
     * @param file of the codec's extension
     */
    public static void write(
            Codec codec, Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        codec.writeSheet(items, columns, preprocessing, file);
        writePicture(codec, items, columns, preprocessing, file);
    }

    /** Writes the picture alone, beside a file of the codec's extension. */
    public static void writePicture(
            Codec codec, Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        Optional<byte[]> picture = codec.picture(items, columns, preprocessing);
        if (picture.isPresent()) {
            AtomicFile.write(file.resolveSibling(stem(file) + ".png"), picture.get());
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
