package dev.noema.service;

import dev.noema.serving.Codec;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Words of the letters a, b and c, which are the tokens 2, 3 and 4. */
final class LettersCodec implements Codec {

    @Override
    public String id() {
        return "letters";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public LongTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        String word = Files.readString(file).strip();
        if (!word.matches("[abc]*")) {
            throw new IOException("a word has the letters a, b and c");
        }
        long[] tokens = new long[word.length() + 1];
        for (int i = 0; i < word.length(); i++) {
            tokens[i] = word.charAt(i) - 'a' + 2;
        }
        return new LongTensor(tokens, 1, tokens.length);
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        Files.writeString(file, word(items, index));
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        StringBuilder words = new StringBuilder();
        for (int item = 0; item < items.shape()[0]; item++) {
            words.append(word(items, item)).append('\n');
        }
        Files.writeString(file, words);
    }

    @Override
    public Optional<String> text(Tensor items, int index, Map<String, Object> preprocessing) {
        return Optional.of(word(items, index));
    }

    static String word(Tensor items, int index) {
        StringBuilder word = new StringBuilder();
        for (long token : Lengths.tokens((LongTensor) items, index)) {
            word.append((char) ('a' + token - 2));
        }
        return word.toString();
    }
}
