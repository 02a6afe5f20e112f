package org.example.molecules.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Split;
import dev.noema.serving.Sequence;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.example.molecules.codec.MoleculesCodec;
import org.example.molecules.codec.Notation;
import org.example.molecules.codec.PropertyScale;
import org.example.molecules.codec.Vocabulary;

/** Reads molecules as rows of tokens {@code (time)}. */
public final class MoleculesData implements DataType<MoleculesOptions> {

    /** Of so many molecules the pairs are learned. */
    private static final int PAIRED = 20_000;

    private final Notation notation;

    public MoleculesData(Notation notation) {
        this.notation = notation;
    }

    @Override
    public Data open(MoleculesOptions options, Place place) {
        try {
            List<String> all = MoleculeLines.read(options.source(), place.base());
            int limit = options.limit() == 0 ? all.size() : options.limit();
            int[] kept = Split.sample(all, limit, place.seed());
            List<String> written =
                    Arrays.stream(kept)
                            .mapToObj(item -> written(all.get(item), options.source()))
                            .distinct()
                            .toList();
            return data(written, options, place.seed());
        } catch (IOException e) {
            throw new DataException("data.source: " + e.getMessage(), e);
        }
    }

    private Data data(List<String> molecules, MoleculesOptions options, long seed) {
        Split split = Split.byShares(molecules, options.validation(), options.test(), seed);
        Vocabulary vocabulary = vocabulary(molecules, split.train(), options);
        short[][] rows = new short[molecules.size()][];
        int longest = 0;
        MessageDigest digest = Sha256.start();
        for (int item = 0; item < rows.length; item++) {
            rows[item] = row(vocabulary.tokens(molecules.get(item)));
            longest = Math.max(longest, rows[item].length + 1);
            digest.update((molecules.get(item) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        KnownProperties properties = properties(molecules, split, options);
        Map<String, Object> preprocessing = new LinkedHashMap<>(vocabulary.toMap());
        preprocessing.putAll(PropertyScale.toMap(properties.scales()));
        DataDescription description =
                new DataDescription(
                        MoleculesCodec.ID,
                        new Shape(-1),
                        new DataDescription.Values(0, vocabulary.size() - 1.0, false, false),
                        List.of(),
                        preprocessing,
                        new Sequence(longest, vocabulary.size(), -1),
                        properties.scales().stream().map(PropertyScale::key).toList());
        return new Data(
                description,
                new TokenRows(vocabulary, rows, split.train(), properties),
                new TokenRows(vocabulary, rows, split.validation(), properties),
                new TokenRows(vocabulary, rows, split.test(), properties),
                HexFormat.of().formatHex(digest.digest()));
    }

    private KnownProperties properties(
            List<String> molecules, Split split, MoleculesOptions options) {
        int[] train = split.train();
        int[] told =
                options.described() == 0
                        ? train
                        : Arrays.copyOf(train, Math.min(options.described(), train.length));
        int[] held =
                IntStream.concat(Arrays.stream(split.validation()), Arrays.stream(split.test()))
                        .toArray();
        return KnownProperties.of(
                options.properties(), item -> notation.smiles(molecules.get(item)), told, held);
    }

    private Vocabulary vocabulary(List<String> molecules, int[] train, MoleculesOptions options) {
        TreeSet<String> symbols = new TreeSet<>();
        for (String molecule : molecules) {
            symbols.addAll(notation.symbols(molecule));
        }
        Vocabulary plain = new Vocabulary(notation, List.copyOf(symbols), List.of());
        List<int[]> learned =
                Arrays.stream(train, 0, Math.min(PAIRED, train.length))
                        .mapToObj(item -> plain.tokens(molecules.get(item)))
                        .toList();
        return new Vocabulary(
                notation,
                List.copyOf(symbols),
                PairLearning.pairs(learned, plain.size(), options.pairs()));
    }

    private String written(String smiles, String source) {
        try {
            String text = notation.of(smiles);
            notation.symbols(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "data.source: " + source + ": " + smiles + ": " + e.getMessage(), e);
        }
    }

    private static short[] row(int[] tokens) {
        short[] row = new short[tokens.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (short) tokens[i];
        }
        return row;
    }
}
