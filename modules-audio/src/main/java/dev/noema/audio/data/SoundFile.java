package dev.noema.audio.data;

import dev.noema.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A WAV file.
 *
 * @param key its path below the source folder, with {@code /} between names
 * @param path where it lies
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds
 */
record SoundFile(String key, Path path, long size, long modified) {

    /** Files of other kinds, of which it is said how they become WAV files. */
    private static final List<String> OTHER_SOUNDS =
            List.of(".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".aif", ".aiff");

    /**
     * The WAV files in a folder and below it, hidden ones left out, in the order of their keys.
     *
     * @throws DataException when the folder is missing, cannot be read, or holds no WAV files
     */
    static List<SoundFile> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " is missing")
                            + "; it must be a folder of WAV files");
        }
        Found found = found(folder);
        if (found.sounds().isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + " holds no WAV files ("
                            + (found.unread() > 0
                                    ? found.unread() + " sounds of other kinds); " + wayOut()
                                    : found.others() + " other files)"));
        }
        return found.sounds();
    }

    /** How sounds of other kinds can be read. */
    static String wayOut() {
        return "convert them: for f in *.flac; do ffmpeg -i \"$f\" \"${f%.*}.wav\"; done";
    }

    /**
     * What a folder holds.
     *
     * @param sounds the WAV files
     * @param unread how many sounds of other kinds there are
     * @param others how many files that are no sounds
     */
    record Found(List<SoundFile> sounds, long unread, long others) {}

    /**
     * The same, where there may be none.
     *
     * @throws DataException when the folder cannot be read
     */
    static Found found(Path folder) {
        List<SoundFile> sounds = new ArrayList<>();
        long unread = 0;
        long others = 0;
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path relative = folder.relativize(path);
                if (!Files.isRegularFile(path) || isHidden(relative)) {
                    continue;
                }
                String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                if (name.endsWith(".wav") || name.endsWith(".wave")) {
                    sounds.add(of(path, relative));
                } else if (OTHER_SOUNDS.stream().anyMatch(name::endsWith)) {
                    unread++;
                } else {
                    others++;
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new DataException(
                    "data.source: " + folder + " cannot be listed (" + e.getMessage() + ")", e);
        }
        sounds.sort(Comparator.comparing(SoundFile::key));
        return new Found(sounds, unread, others);
    }

    private static SoundFile of(Path path, Path relative) throws IOException {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return new SoundFile(
                String.join("/", names),
                path,
                Files.size(path),
                Files.getLastModifiedTime(path).toMillis());
    }

    // Such as .DS_Store, and macOS's ._voice.wav, which is no sound.
    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
