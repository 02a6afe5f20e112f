package dev.noema.export;

import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model card: a README.md with one part that is written anew from facts, between two marks, and
 * with text of the user's own around it, which stays as it is.
 */
public final class CardFile {

    /** The card's name in a run's or bundle's folder. */
    public static final String NAME = "README.md";

    private static final String BEGIN =
            "<!-- noema: facts from here on are written anew; text outside is yours and stays -->";
    private static final String END = "<!-- noema: end of the facts -->";
    private static final long LARGEST = 1 << 20;

    private CardFile() {}

    /** Writes the card of a folder, keeping what the user wrote into it. */
    public static void write(Path folder, String facts) throws IOException {
        AtomicFile.write(folder.resolve(NAME), renewed(read(folder), facts));
    }

    /** The card of a folder; empty where there is none, or none that a person wrote. */
    static Optional<String> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        boolean plain =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST;
        return plain
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** The card with other facts; they follow the text of a card that has no marks. */
    static String renewed(Optional<String> card, String facts) {
        String part = BEGIN + "\n" + facts.strip() + "\n" + END + "\n";
        if (card.isEmpty()) {
            return part;
        }
        String text = card.get();
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            return text.isBlank() ? part : text.stripTrailing() + "\n\n" + part;
        }
        String after = text.substring(end + END.length());
        return text.substring(0, begin) + part + after.replaceFirst("^\\R", "");
    }
}
