package dev.noema.image.data;

import dev.noema.data.DataException;
import dev.noema.image.codec.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file to be read.
 *
 * @param key its path below the source folder, with {@code /} between names
 * @param path where it lies
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds
 */
record PictureFile(String key, Path path, long size, long modified) {

    /**
     * The picture files in a folder and below it, hidden ones left out, in the order of their keys.
     *
     * @throws DataException when the folder is missing, cannot be read, or holds no pictures
     */
    static List<PictureFile> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " is missing")
                            + "; it must be a folder of pictures");
        }
        Found found = found(folder);
        if (found.pictures().isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + " holds no pictures ("
                            + found.others()
                            + " other files); read are PNG, JPEG, GIF, BMP, PGM and PPM");
        }
        return found.pictures();
    }

    /**
     * The same, where there may be none.
     *
     * @throws DataException when the folder cannot be read
     */
    static List<PictureFile> find(Path folder) {
        return found(folder).pictures();
    }

    private record Found(List<PictureFile> pictures, long others) {}

    private static Found found(Path folder) {
        List<PictureFile> pictures = new ArrayList<>();
        long others = 0;
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path relative = folder.relativize(path);
                if (!Files.isRegularFile(path) || isHidden(relative)) {
                    continue;
                }
                if (PictureReader.isPictureName(path.getFileName().toString())) {
                    pictures.add(of(path, relative));
                } else {
                    others++;
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new DataException(
                    "data.source: " + folder + " cannot be listed (" + e.getMessage() + ")", e);
        }
        pictures.sort(Comparator.comparing(PictureFile::key));
        return new Found(pictures, others);
    }

    private static PictureFile of(Path path, Path relative) throws IOException {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return new PictureFile(
                String.join("/", names),
                path,
                Files.size(path),
                Files.getLastModifiedTime(path).toMillis());
    }

    // Such as .DS_Store, and macOS's ._photo.jpg, which is no picture.
    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
