package dev.noema.samples.scores.completion;

import dev.noema.samples.scores.codec.ScoreFile;
import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import dev.noema.serving.Bundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command: {@code java -cp ... dev.noema.samples.scores.completion.Complete BUNDLE MELODY OUT
 * [VOICE]}. Needs no engine. The bars before the first full one and from the last full one on are
 * left out.
 */
public final class Complete {

    private static final String USAGE =
            "usage: Complete BUNDLE MELODY OUT [VOICE]; MELODY is a .mxl, .musicxml or .mid file,"
                    + " OUT ends with .mid, .musicxml, .wav or .png, VOICE is 1 (the highest) to 4";

    private Complete() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs the command and gives its exit status: 0 done, 2 the request was wrong. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 3 || arguments.length > 4) {
            err.println(USAGE);
            return 2;
        }
        try (Bundle bundle = Bundle.open(Path.of(arguments[0]))) {
            int voice = arguments.length == 4 ? Integer.parseInt(arguments[3]) - 1 : 0;
            Score melody = fullBars(ScoreFile.read(Path.of(arguments[1])));
            Score made = new Completion(bundle, 0).complete(melody, voice);
            ScoreFile.write(List.of(made), 1, Path.of(arguments[2]));
            out.println(arguments[2] + ": " + made.bars().size() + " bars");
            return 0;
        } catch (NumberFormatException e) {
            err.println(USAGE);
            return 2;
        } catch (IOException | RuntimeException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    /** The longest run of full bars of one length, which begins at 0. */
    static Score fullBars(Score score) {
        int first = 0;
        int most = 0;
        int run = 0;
        for (int bar = 0; bar < score.bars().size(); bar++) {
            Bar one = score.bars().get(bar);
            boolean alike = run > 0 && one.length() == score.bars().get(bar - 1).length();
            run = !one.full() ? 0 : alike ? run + 1 : 1;
            if (run > most) {
                most = run;
                first = bar - run + 1;
            }
        }
        if (most == 0) {
            throw new IllegalArgumentException("the melody has no full bar");
        }
        List<Bar> bars = score.bars().subList(first, first + most);
        long from = bars.get(0).onset();
        long until = bars.get(most - 1).end();
        List<Part> parts = new ArrayList<>();
        for (Part part : score.parts()) {
            List<Note> notes = new ArrayList<>();
            for (Note note : part.notes()) {
                long onset = Math.max(from, note.onset());
                long end = Math.min(until, note.end());
                if (onset < end) {
                    notes.add(new Note(onset - from, end - onset, note.pitch()));
                }
            }
            parts.add(new Part(part.name(), notes));
        }
        return new Score(
                parts,
                bars.stream()
                        .map(bar -> new Bar(bar.onset() - from, bar.length(), bar.metre()))
                        .toList());
    }
}
