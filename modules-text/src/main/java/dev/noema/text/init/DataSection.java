package dev.noema.text.init;

import dev.noema.config.YamlScalar;
import dev.noema.text.data.LinesSurvey;
import dev.noema.text.data.TableSurvey;
import dev.noema.text.data.TextTraits;
import java.util.Locale;

/** The section {@code data} as commented YAML. */
final class DataSection {

    private DataSection() {}

    static String of(LinesSurvey survey, String source) {
        return """
                data:
                  type: text.lines
                  source: %s
                  # line, sentence or file.
                  item: %s
                %s%s"""
                .formatted(
                        YamlScalar.text(source),
                        survey.item(),
                        tokens(survey.traits()),
                        classes(!survey.classes().isEmpty(), "folder"));
    }

    static String of(TableSurvey survey, String source) {
        String separator =
                survey.separator().isEmpty()
                        ? ""
                        : "  separator: " + YamlScalar.text(survey.separator()) + "\n";
        String file =
                survey.files() > 1 ? source : source.replaceAll("/+$", "") + "/" + survey.file();
        return """
                data:
                  type: text.table
                  source: %s
                  column: %s
                %s%s%s"""
                .formatted(
                        YamlScalar.text(file),
                        YamlScalar.text(survey.column()),
                        separator,
                        tokens(survey.traits()),
                        classes(
                                !survey.classes().isEmpty(),
                                YamlScalar.text("column " + survey.classColumn())));
    }

    private static String tokens(TextTraits traits) {
        return """
              # %s
              tokenizer: %s
              # 19 of 20 texts have at most %d tokens; longer ones are left out, or with "longer: cut" cut off.
              longest: %d
              # What cannot be read is left out and counted; fail stops at it.
              broken: skip
              split: {validation: %s, test: %s}
            """
                .formatted(
                        tokenizer(traits),
                        traits.tokenizer(),
                        traits.longest(),
                        traits.room(),
                        share(traits),
                        share(traits));
    }

    private static String tokenizer(TextTraits traits) {
        return switch (traits.tokenizer()) {
            case "characters" -> "Texts of a word or two: each character is a token.";
            case "words" ->
                    String.format(
                            Locale.ROOT,
                            "%,d words, with which %.1f%% of the words of the texts are unknown.",
                            traits.tokens(),
                            100 * traits.unknown());
            default ->
                    String.format(
                            Locale.ROOT,
                            "Pieces of words, since %.1f%% of whole words would be unknown.",
                            100 * traits.unknown());
        };
    }

    private static String share(TextTraits traits) {
        return traits.texts() < 3 ? "0" : traits.texts() < 2000 ? "0.1" : "0.05";
    }

    private static String classes(boolean present, String from) {
        return present
                ? """
                      # Take away the # here and at condition below, and the model learns to make texts of a class that
                      # is asked for.
                      # classes: %s
                    """
                        .formatted(from)
                : "";
    }
}
