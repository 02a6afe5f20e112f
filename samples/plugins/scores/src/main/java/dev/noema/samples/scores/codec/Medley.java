package dev.noema.samples.scores.codec;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.util.ArrayList;
import java.util.List;

/** Pieces one after the other, a bar of silence between two. */
final class Medley {

    private Medley() {}

    static Score of(List<Score> pieces) {
        int voices = pieces.stream().mapToInt(piece -> piece.parts().size()).max().orElse(0);
        List<List<Note>> lines = new ArrayList<>();
        for (int voice = 0; voice < voices; voice++) {
            lines.add(new ArrayList<>());
        }
        List<Bar> bars = new ArrayList<>();
        long at = 0;
        for (Score piece : pieces) {
            for (int voice = 0; voice < piece.parts().size(); voice++) {
                for (Note note : piece.parts().get(voice).notes()) {
                    lines.get(voice).add(new Note(at + note.onset(), note.length(), note.pitch()));
                }
            }
            for (Bar bar : piece.bars()) {
                bars.add(new Bar(at + bar.onset(), bar.length(), bar.metre()));
            }
            at += piece.end();
            Metre metre = piece.bars().isEmpty() ? Metre.COMMON : piece.bars().get(0).metre();
            bars.add(new Bar(at, metre.length(), metre));
            at += metre.length();
        }
        return new Score(lines.stream().map(line -> new Part("", line)).toList(), bars);
    }
}
