package dev.noema.samples.scores.codec;

import dev.noema.samples.scores.midi.MidiReader;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.musicxml.MusicXmlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Reads scores of either kind by what is in them, whatever they are called. */
public final class ScoreFile {

    private static final Set<String> ENDINGS = Set.of("mxl", "musicxml", "xml", "mid", "midi");

    private ScoreFile() {}

    /** Whether a file is called as scores are. */
    public static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it is no score, or is damaged: one line that names it
     */
    public static Score read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + ": there is no such file");
        }
        if (Files.size(file) > MusicXmlReader.LARGEST) {
            throw new IOException(
                    file + ": has more than " + MusicXmlReader.LARGEST + " bytes");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a file's content; see {@link #read(Path)}. */
    public static Score read(byte[] content) throws IOException {
        if (MidiReader.recognizes(content)) {
            return MidiReader.read(content);
        }
        if (MusicXmlReader.recognizes(content)) {
            return MusicXmlReader.read(content);
        }
        throw new IOException("is neither MIDI nor MusicXML");
    }
}
