package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes plain text of the Brown corpus, whose words are written {@code word/tag}: a file for each
 * text in the folder of its category, a sentence a line, spaced as print is.
 *
 * @param from the package
 * @param below the folder of the package that holds the texts, with a slash at its end
 */
@Summary("Makes plain text of the tagged Brown corpus")
record UntagBrown(
        @Option("the package") String from,
        @Option("the folder of the package that holds the texts") String below)
        implements LayoutStep {

    /** Lines of a text's name and its category. */
    private static final String CATEGORIES = "cats.txt";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Override
    public void run(Workplace place) throws IOException {
        Path folder = place.tools().resolve(from);
        Archive.unpack(place.file(from), below, "", folder);
        for (String line : Files.readAllLines(folder.resolve(CATEGORIES))) {
            String[] entry = SPACE.split(line.strip(), -1);
            if (entry.length != 2) {
                throw new FetchException(
                        from + ": " + CATEGORIES + " has the line \"" + line + "\"");
            }
            List<String> sentences = new ArrayList<>();
            for (String tagged : Files.readAllLines(folder.resolve(entry[0]))) {
                if (!tagged.isBlank()) {
                    sentences.add(sentence(tagged));
                }
            }
            Path category = Files.createDirectories(place.data().resolve(entry[1]));
            Files.writeString(
                    category.resolve(entry[0] + ".txt"), String.join("\n", sentences) + "\n");
        }
    }

    /**
     * A sentence without its tags. Signs at its end come twice in this corpus, and stay once; so
     * does the point of an abbreviation there.
     */
    static String sentence(String tagged) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String token : SPACE.split(tagged.strip(), -1)) {
            int cut = token.lastIndexOf('/');
            String word = cut > 0 ? token.substring(0, cut) : token;
            boolean twice =
                    word.equals(before) && word.matches("[?!;]")
                            || word.equals(".") && before.endsWith(".");
            if (!twice) {
                boolean joined =
                        text.isEmpty()
                                || before.matches("``|`|\\(|\\[|\\$")
                                || word.matches("''|'|\\)|\\]|%|[.,;:?!]");
                text.append(joined ? "" : " ").append(word.matches("``|''") ? "\"" : word);
            }
            before = word;
        }
        return text.toString();
    }
}
