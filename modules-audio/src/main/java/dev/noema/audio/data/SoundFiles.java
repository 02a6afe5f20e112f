package dev.noema.audio.data;

import dev.noema.data.DataException;
import dev.noema.folder.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a folder holds.
 *
 * @param sounds the WAV files
 * @param unread how many sounds of other kinds there are
 * @param others how many files that are no sounds
 */
record SoundFiles(List<SourceFile> sounds, long unread, long others) {

    /** Files of other kinds, of which it is said how they become WAV files. */
    private static final List<String> OTHER_SOUNDS =
            List.of(".flac", ".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".aif", ".aiff");

    SoundFiles {
        sounds = List.copyOf(sounds);
    }

    /**
     * The WAV files in a folder and below it, hidden ones left out, in the order of their keys.
     *
     * @throws DataException when the folder is missing, cannot be read, or holds no WAV files
     */
    static List<SourceFile> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " is missing")
                            + "; it must be a folder of WAV files");
        }
        SoundFiles found = found(folder);
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
    private static String wayOut() {
        return "convert them: for f in *.flac; do ffmpeg -i \"$f\" \"${f%.*}.wav\"; done";
    }

    /**
     * The same, where there may be none.
     *
     * @throws DataException when the folder cannot be read
     */
    static SoundFiles found(Path folder) {
        List<SourceFile> sounds = new ArrayList<>();
        long unread = 0;
        long others = 0;
        for (SourceFile file : SourceFile.below(folder)) {
            String name = file.path().getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".wav") || name.endsWith(".wave")) {
                sounds.add(file);
            } else if (OTHER_SOUNDS.stream().anyMatch(name::endsWith)) {
                unread++;
            } else {
                others++;
            }
        }
        return new SoundFiles(sounds, unread, others);
    }
}
