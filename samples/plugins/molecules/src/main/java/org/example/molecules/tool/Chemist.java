package org.example.molecules.tool;

import dev.noema.data.DataException;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.example.molecules.codec.MoleculesCodec;
import org.example.molecules.codec.Vocabulary;
import org.example.molecules.data.MoleculeLines;
import org.example.molecules.moses.Trigram;

/** A model of molecules that takes and gives SMILES. */
final class Chemist implements AutoCloseable {

    private static final int BLOCK = 500;

    private final ModelFolder folder;
    private final Vocabulary vocabulary;

    private Chemist(ModelFolder folder) {
        this.folder = folder;
        this.vocabulary = Vocabulary.of(folder.model().about().preprocessing());
    }

    /** Opens a run or a bundle. */
    static Chemist open(Path path) {
        ModelFolder folder = ModelFolder.open(path, Catalog::discover);
        if (!folder.model().about().codec().equals(MoleculesCodec.ID)) {
            folder.close();
            throw new RequestException(path + ": is no model of molecules");
        }
        return new Chemist(folder);
    }

    GenerativeModel model() {
        return folder.model();
    }

    /** New molecules; the first are the same whatever the count. */
    List<String> sample(int count, long seed, Decoding decoding) {
        float[][] codes = rows(folder.sampled(GenerativeModel.Z, count, seed, 1, Optional.empty()));
        return decode(codes, decoding, seed);
    }

    /** The molecule at each code. */
    List<String> decode(float[][] codes, Decoding decoding, long seed) {
        List<String> molecules = new ArrayList<>();
        for (int from = 0; from < codes.length; from += BLOCK) {
            float[][] some = Arrays.copyOfRange(codes, from, Math.min(codes.length, from + BLOCK));
            LongTensor items =
                    Generation.of(
                                    model().steps(),
                                    model().about().sequence(),
                                    tensor(some),
                                    Optional.empty(),
                                    decoding,
                                    seed + from)
                            .all();
            for (int item = 0; item < some.length; item++) {
                String text = vocabulary.text(Lengths.tokens(items, item));
                molecules.add(vocabulary.notation().smiles(text));
            }
        }
        return molecules;
    }

    /** What a trigram model of the same tokens makes. */
    List<String> trigram(List<String> known, int count, long seed) {
        int[][] rows =
                known.stream()
                        .map(it -> vocabulary.tokens(vocabulary.notation().of(it)))
                        .toArray(int[][]::new);
        Trigram learned = Trigram.of(rows, vocabulary.size());
        Random random = new Random(seed);
        int longest = model().about().sequence().longest();
        List<String> molecules = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            String text = vocabulary.text(learned.draw(random, longest));
            molecules.add(vocabulary.notation().smiles(text));
        }
        return molecules;
    }

    /** The mean code of each molecule. */
    float[][] encode(List<String> smiles) {
        float[][] codes = new float[smiles.size()][];
        for (int from = 0; from < codes.length; from += BLOCK) {
            List<String> some = smiles.subList(from, Math.min(codes.length, from + BLOCK));
            float[][] means = rows(model().encode(tokens(some), Optional.empty()).get("mean"));
            System.arraycopy(means, 0, codes, from, means.length);
        }
        return codes;
    }

    private LongTensor tokens(List<String> smiles) {
        int[][] rows = new int[smiles.size()][];
        int longest = 0;
        for (int item = 0; item < rows.length; item++) {
            try {
                rows[item] = vocabulary.tokens(vocabulary.notation().of(smiles.get(item)));
            } catch (IllegalArgumentException e) {
                throw new RequestException(smiles.get(item) + ": " + e.getMessage());
            }
            longest = Math.max(longest, rows[item].length + 1);
        }
        long[] x = new long[Math.multiplyExact(rows.length, longest)];
        for (int item = 0; item < rows.length; item++) {
            for (int place = 0; place < rows[item].length; place++) {
                x[item * longest + place] = rows[item][place];
            }
        }
        return new LongTensor(x, rows.length, longest);
    }

    private static float[][] rows(FloatTensor codes) {
        int latent = Math.toIntExact(codes.shape()[1]);
        float[][] rows = new float[Math.toIntExact(codes.shape()[0])][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(codes.values(), row * latent, (row + 1) * latent);
        }
        return rows;
    }

    private static FloatTensor tensor(float[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * rows[0].length, rows[0].length);
        }
        return new FloatTensor(values, rows.length, rows[0].length);
    }

    /** The first molecules of a file. */
    static List<String> lines(String source, int most) {
        try {
            List<String> all = MoleculeLines.read(source, Path.of("").toAbsolutePath());
            return all.subList(0, Math.min(most, all.size()));
        } catch (IOException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
