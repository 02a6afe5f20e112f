package org.example.molecules.data;

import java.util.ArrayList;
import java.util.List;
import org.example.molecules.codec.Vocabulary;

/**
 * Finds the pairs of tokens that are worth a token of their own: again and again the commonest one
 * (byte-pair encoding, Sennrich et al. 2016, arXiv 1508.07909; of SMILES: Li and Fourches 2021).
 */
final class PairLearning {

    private PairLearning() {}

    /**
     * The pairs in the order in which they were found; fewer than wanted when none occurs twice.
     *
     * @param rows the molecules as tokens; changed
     * @param symbols how many tokens there are before
     * @param wanted how many pairs to find
     */
    static List<Vocabulary.Pair> pairs(List<int[]> rows, int symbols, int wanted) {
        int most = symbols + wanted;
        int[] lengths = rows.stream().mapToInt(row -> row.length).toArray();
        List<Vocabulary.Pair> pairs = new ArrayList<>();
        int[] counts = new int[Math.multiplyExact(most, most)];
        for (int token = symbols; token < most; token++) {
            java.util.Arrays.fill(counts, 0);
            for (int row = 0; row < lengths.length; row++) {
                int[] tokens = rows.get(row);
                for (int i = 0; i + 1 < lengths[row]; i++) {
                    counts[tokens[i] * most + tokens[i + 1]]++;
                }
            }
            int best = 0;
            for (int i = 1; i < counts.length; i++) {
                best = counts[i] > counts[best] ? i : best;
            }
            if (counts[best] < 2) {
                break;
            }
            Vocabulary.Pair pair = new Vocabulary.Pair(best / most, best % most);
            pairs.add(pair);
            for (int row = 0; row < lengths.length; row++) {
                lengths[row] = Vocabulary.merge(rows.get(row), lengths[row], pair, token);
            }
        }
        return pairs;
    }
}
