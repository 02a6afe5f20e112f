package dev.noema.image.data;

import dev.noema.data.DataException;
import dev.noema.folder.SourceFile;
import dev.noema.image.codec.PictureReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The picture files of a folder. */
final class PictureFiles {

    private PictureFiles() {}

    /**
     * The picture files in a folder and below it, hidden ones left out, in the order of their keys.
     *
     * @throws DataException when the folder is missing, cannot be read, or holds no pictures
     */
    static List<SourceFile> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " is missing")
                            + "; it must be a folder of pictures");
        }
        List<SourceFile> all = SourceFile.below(folder);
        List<SourceFile> pictures = pictures(all);
        if (pictures.isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + " holds no pictures ("
                            + all.size()
                            + " other files); read are PNG, JPEG, GIF, BMP, PGM and PPM");
        }
        return pictures;
    }

    /**
     * The same, where there may be none.
     *
     * @throws DataException when the folder cannot be read
     */
    static List<SourceFile> find(Path folder) {
        return pictures(SourceFile.below(folder));
    }

    private static List<SourceFile> pictures(List<SourceFile> files) {
        return files.stream()
                .filter(file -> PictureReader.isPictureName(file.path().getFileName().toString()))
                .toList();
    }
}
