package dev.noema.samples.scores.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One voice: notes one after the other, of which no two sound together.
 *
 * @param name what the file calls it; may be empty
 * @param notes by onset
 */
public record Part(String name, List<Note> notes) {

    public Part {
        notes = List.copyOf(notes);
        for (int i = 1; i < notes.size(); i++) {
            if (notes.get(i).onset() < notes.get(i - 1).end()) {
                throw new IllegalArgumentException(
                        "notes " + notes.get(i - 1) + " and " + notes.get(i) + " overlap");
            }
        }
    }

    /**
     * The upper line of notes in any order: of those that begin together the highest, each until
     * the next begins.
     */
    public static Part upperLine(String name, List<Note> notes) {
        List<Note> sorted = new ArrayList<>(notes);
        sorted.sort(
                Comparator.comparingLong(Note::onset)
                        .thenComparing(Comparator.comparingInt(Note::pitch).reversed()));
        List<Note> line = new ArrayList<>();
        for (Note note : sorted) {
            Note last = line.isEmpty() ? null : line.get(line.size() - 1);
            if (last != null && last.onset() == note.onset()) {
                continue;
            }
            if (last != null && last.end() > note.onset()) {
                line.set(
                        line.size() - 1,
                        new Note(last.onset(), note.onset() - last.onset(), last.pitch()));
            }
            line.add(note);
        }
        return new Part(name, line);
    }

    /** When the last note has ended; 0 without notes. */
    public long end() {
        return notes.isEmpty() ? 0 : notes.get(notes.size() - 1).end();
    }
}
