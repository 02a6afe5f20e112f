package dev.noema.text.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads a text file as one item of tokens, {@code (1, time)}, and writes items as text. */
public final class TextCodec implements Codec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "text";

    private static final long LARGEST_FILE = 1 << 20;

    /** The vocabulary that was used last: one model's, as a rule. */
    private record Used(Map<String, Object> preprocessing, Vocabulary vocabulary) {}

    private volatile Used used = new Used(null, null);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public LongTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file + ": there is no such file");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(
                    file + ": has more than " + LARGEST_FILE + " bytes; a file is one item");
        }
        try {
            return item(decoded(Files.readAllBytes(file)), vocabulary(preprocessing));
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is not UTF-8 text; convert it first", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a model hands over the same map each time
    private Vocabulary vocabulary(Map<String, Object> preprocessing) {
        Used last = used;
        if (last.preprocessing() != preprocessing) {
            last = new Used(preprocessing, Vocabulary.of(preprocessing));
            used = last;
        }
        return last.vocabulary();
    }

    /** The text of UTF-8 bytes, without the byte order mark that may stand before it. */
    public static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static LongTensor item(String text, Vocabulary vocabulary) {
        int[] tokens = vocabulary.tokens(Splitting.normalized(text));
        long[] values = new long[tokens.length + 1];
        for (int i = 0; i < tokens.length; i++) {
            values[i] = tokens[i];
        }
        values[tokens.length] = Sequence.BOUNDARY;
        return new LongTensor(values, 1, values.length);
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        AtomicFile.write(file, line(items, index, vocabulary(preprocessing)) + "\n");
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        Vocabulary vocabulary = vocabulary(preprocessing);
        StringBuilder lines = new StringBuilder();
        for (int item = 0; item < items.shape()[0]; item++) {
            lines.append(line(items, item, vocabulary)).append('\n');
        }
        AtomicFile.write(file, lines.toString());
    }

    @Override
    public Optional<String> text(Tensor items, int index, Map<String, Object> preprocessing) {
        return Optional.of(line(items, index, vocabulary(preprocessing)));
    }

    private static String line(Tensor items, int index, Vocabulary vocabulary) {
        return vocabulary.text(Lengths.tokens((LongTensor) items, index));
    }
}
