package dev.noema.text.data;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.text.codec.Splitting;
import dev.noema.text.codec.Vocabulary;
import java.nio.file.Path;

/** How text becomes tokens. */
@Summary(
        value = "How text becomes tokens",
        forms = {"characters", "words", "byte-pairs"})
public sealed interface Tokenizer {

    /**
     * The vocabulary of texts.
     *
     * @param base the folder that relative paths are resolved against
     */
    Vocabulary vocabulary(Iterable<String> texts, Path base);

    /** Reads the short forms {@code characters}, {@code words} and {@code byte-pairs}. */
    static Tokenizer parse(String text) {
        return switch (text) {
            case "characters" -> Characters.defaults();
            case "words" -> Words.defaults();
            case "byte-pairs" -> BytePairs.defaults();
            default ->
                    throw new IllegalArgumentException(
                            "tokenizer is \""
                                    + text
                                    + "\"; allowed are characters, words, byte-pairs and {type: file, file: ...}");
        };
    }

    /**
     * Each character is a token.
     *
     * @param lowerCase whether capital letters become small ones
     */
    @Summary("Each character is a token")
    record Characters(@Option("Make all letters small.") boolean lowerCase) implements Tokenizer {

        public static Characters defaults() {
            return new Characters(false);
        }

        @Override
        public Vocabulary vocabulary(Iterable<String> texts, Path base) {
            return Vocabulary.of(texts, Splitting.CHARACTERS, lowerCase, 0, 1);
        }
    }

    /**
     * Each word and each sign is a token.
     *
     * @param limit how many tokens there are at most
     * @param atLeast how often a word must occur in the training data
     * @param lowerCase whether capital letters become small ones
     */
    @Summary("Each word and each sign is a token")
    record Words(
            @Option(
                            value =
                                    "How many tokens there are at most; rarer words become the unknown one.",
                            minimum = 3,
                            maximum = 1_000_000)
                    int limit,
            @Option(
                            value =
                                    "How often a word must occur in the training data to be a token.",
                            minimum = 1)
                    int atLeast,
            @Option("Make all letters small.") boolean lowerCase)
            implements Tokenizer {

        public Words {
            if (limit < 3 || limit > 1_000_000) {
                throw new IllegalArgumentException(
                        "limit: " + limit + "; allowed are 3 to 1000000");
            }
            if (atLeast < 1) {
                throw new IllegalArgumentException(
                        "at-least: " + atLeast + "; allowed is 1 or more");
            }
        }

        public static Words defaults() {
            return new Words(8000, 2, false);
        }

        @Override
        public Vocabulary vocabulary(Iterable<String> texts, Path base) {
            return Vocabulary.of(texts, Splitting.WORDS, lowerCase, limit, atLeast);
        }
    }

    /**
     * Byte-pair encoding: what is common is one token, what is rare several, and nothing unknown.
     *
     * @param limit how many tokens there are at most
     * @param lowerCase whether capital letters become small ones
     */
    @Summary("Pieces of words, learned from the training data; no text is unknown")
    record BytePairs(
            @Option(
                            value = "How many tokens there are at most, the 256 bytes among them.",
                            minimum = 258,
                            maximum = 100_000)
                    int limit,
            @Option("Make all letters small.") boolean lowerCase)
            implements Tokenizer {

        public BytePairs {
            if (limit < 258 || limit > 100_000) {
                throw new IllegalArgumentException(
                        "limit: " + limit + "; allowed are 258 to 100000");
            }
        }

        public static BytePairs defaults() {
            return new BytePairs(4000, false);
        }

        @Override
        public Vocabulary vocabulary(Iterable<String> texts, Path base) {
            return Vocabulary.ofBytePairs(texts, lowerCase, limit);
        }
    }

    /**
     * Byte-pair encoding learned elsewhere.
     *
     * @param file the {@code tokenizer.json}
     */
    @Summary(
            "Pieces of words, learned elsewhere: a tokenizer.json with byte-level pairs, as of GPT-2")
    record File(@Option("The tokenizer.json.") String file) implements Tokenizer {

        public static File defaults() {
            return new File(null);
        }

        @Override
        public Vocabulary vocabulary(Iterable<String> texts, Path base) {
            return TokenizerFile.read(base.resolve(file));
        }
    }
}
