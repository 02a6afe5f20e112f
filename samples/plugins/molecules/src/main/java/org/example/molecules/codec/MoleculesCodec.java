package org.example.molecules.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.example.molecules.chemistry.Depiction;

/** A file with one molecule as SMILES is an item, {@code (1, time)} tokens. */
public final class MoleculesCodec implements Codec {

    /** What bundles call this codec. */
    public static final String ID = "molecules";

    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final long LARGEST_FILE = 1 << 16;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "smi";
    }

    /** Lines of SMILES, a table with properties, or a picture. */
    @Override
    public List<String> sheetExtensions() {
        return List.of("smi", "csv", "png");
    }

    @Override
    public LongTensor read(Path file, Map<String, Object> preprocessing) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(
                    file + ": has more than " + LARGEST_FILE + " bytes; a file is one molecule");
        }
        try {
            String text = decoded(Files.readAllBytes(file)).strip();
            return item(Vocabulary.of(preprocessing), BLANK.split(text, 2)[0]);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": is not UTF-8 text; allowed is a molecule as SMILES", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static LongTensor item(Vocabulary vocabulary, String molecule) {
        if (molecule.isEmpty()) {
            throw new IllegalArgumentException("holds no molecule");
        }
        int[] tokens = vocabulary.tokens(vocabulary.notation().of(molecule));
        long[] values = new long[tokens.length + 1];
        for (int i = 0; i < tokens.length; i++) {
            values[i] = tokens[i];
        }
        return new LongTensor(values, 1, values.length);
    }

    @Override
    public void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        write(List.of(molecule(items, index, Vocabulary.of(preprocessing))), 1, file);
    }

    @Override
    public void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException {
        Vocabulary vocabulary = Vocabulary.of(preprocessing);
        List<String> molecules = new ArrayList<>();
        for (int item = 0; item < items.shape()[0]; item++) {
            molecules.add(molecule(items, item, vocabulary));
        }
        write(molecules, columns, file);
    }

    private static void write(List<String> molecules, int columns, Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".png")) {
            AtomicFile.write(file, Depiction.grid(molecules, columns));
        } else if (name.endsWith(".csv")) {
            AtomicFile.write(file, MoleculeTable.of(molecules));
        } else {
            AtomicFile.write(file, String.join("\n", molecules) + "\n");
        }
    }

    @Override
    public Optional<String> text(Tensor items, int index, Map<String, Object> preprocessing) {
        return Optional.of(molecule(items, index, Vocabulary.of(preprocessing)));
    }

    private static String molecule(Tensor items, int index, Vocabulary vocabulary) {
        String text = vocabulary.text(Lengths.tokens((LongTensor) items, index));
        return vocabulary.notation().smiles(text);
    }
}
