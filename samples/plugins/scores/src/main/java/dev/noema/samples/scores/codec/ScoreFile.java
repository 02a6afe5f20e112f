package dev.noema.samples.scores.codec;

import dev.noema.samples.scores.midi.MidiReader;
import dev.noema.samples.scores.midi.MidiWriter;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.musicxml.MusicXmlReader;
import dev.noema.samples.scores.musicxml.MusicXmlWriter;
import dev.noema.samples.scores.sound.Synthesizer;
import dev.noema.samples.scores.sound.WavFile;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads scores of either kind by what is in them, whatever they are called, and writes them as they
 * are called.
 */
public final class ScoreFile {

    private static final int TEMPO = 84;
    private static final int PIANO = 0;
    private static final Set<String> ENDINGS = Set.of("mxl", "musicxml", "xml", "mid", "midi");

    private ScoreFile() {}

    /** Whether a file is called as scores are. */
    public static boolean named(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
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
            throw new IOException(file + ": has more than " + MusicXmlReader.LARGEST + " bytes");
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

    /**
     * Writes scores: one after the other as MIDI or, where the file is called so, as MusicXML or as
     * sound in a WAV; or beside each other as piano rolls in a PNG.
     *
     * @param columns how many piano rolls stand side by side
     */
    public static void write(List<Score> scores, int columns, Path file) throws IOException {
        AtomicFile.write(file, content(scores, columns, ending(file)));
    }

    private static byte[] content(List<Score> scores, int columns, String ending)
            throws IOException {
        if (ending.equals("png")) {
            return PianoRoll.png(scores, columns);
        }
        Score score = scores.size() == 1 ? scores.get(0) : Medley.of(scores);
        return switch (ending) {
            case "wav" -> WavFile.stereo(Synthesizer.play(score, TEMPO), Synthesizer.RATE);
            case "xml", "musicxml" -> MusicXmlWriter.write(score);
            default -> MidiWriter.write(score, TEMPO, PIANO);
        };
    }
}
