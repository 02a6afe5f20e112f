package dev.noema.text.evaluation;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many n-grams of one to four tokens texts share with others, from 0 to 1 (Papineni et al.
 * 2002, "BLEU: a method for automatic evaluation of machine translation").
 */
final class Bleu {

    private static final int LONGEST = 4;

    /** Stands for a count of 0, so that short texts compare (Chen and Cherry 2014, method 1). */
    private static final double SMALL = 0.1;

    private Bleu() {}

    /** BLEU of all texts together, each with one reference; 0 where no 4-gram is shared. */
    static double corpus(List<int[]> texts, List<int[]> references) {
        double[] shared = new double[LONGEST];
        double[] all = new double[LONGEST];
        long length = 0;
        long referenceLength = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int n = 1; n <= LONGEST; n++) {
                Map<IntBuffer, Integer> wanted = counts(references.get(i), n);
                for (Map.Entry<IntBuffer, Integer> entry : counts(texts.get(i), n).entrySet()) {
                    shared[n - 1] +=
                            Math.min(entry.getValue(), wanted.getOrDefault(entry.getKey(), 0));
                    all[n - 1] += entry.getValue();
                }
            }
            length += texts.get(i).length;
            referenceLength += references.get(i).length;
        }
        return score(shared, all, length, referenceLength, 0);
    }

    /**
     * The mean BLEU of each text against all others (Zhu et al. 2018, Texygen): 1 where all are
     * alike.
     */
    static double self(List<int[]> texts) {
        List<List<Map<IntBuffer, Integer>>> counts =
                texts.stream().map(Bleu::counts).toList(); // by text, by n
        List<Map<IntBuffer, int[]>> greatest = greatest(counts);
        int[] lengths = texts.stream().mapToInt(text -> text.length).sorted().toArray();
        double sum = 0;
        for (int i = 0; i < texts.size(); i++) {
            double[] shared = new double[LONGEST];
            double[] all = new double[LONGEST];
            for (int n = 0; n < LONGEST; n++) {
                for (Map.Entry<IntBuffer, Integer> entry : counts.get(i).get(n).entrySet()) {
                    int[] most = greatest.get(n).get(entry.getKey());
                    int elsewhere = most[0] == entry.getValue() ? most[1] : most[0];
                    shared[n] += Math.min(entry.getValue(), elsewhere);
                    all[n] += entry.getValue();
                }
            }
            int length = texts.get(i).length;
            sum += length == 0 ? 0 : score(shared, all, length, nearest(lengths, length), SMALL);
        }
        return sum / texts.size();
    }

    /** The greatest and the second greatest count of each n-gram over texts. */
    private static List<Map<IntBuffer, int[]>> greatest(
            List<List<Map<IntBuffer, Integer>>> counts) {
        List<Map<IntBuffer, int[]>> greatest =
                List.of(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (List<Map<IntBuffer, Integer>> text : counts) {
            for (int n = 0; n < LONGEST; n++) {
                Map<IntBuffer, int[]> most = greatest.get(n);
                text.get(n)
                        .forEach(
                                (gram, count) -> {
                                    int[] two = most.computeIfAbsent(gram, key -> new int[2]);
                                    if (count > two[0]) {
                                        two[1] = two[0];
                                        two[0] = count;
                                    } else if (count > two[1]) {
                                        two[1] = count;
                                    }
                                });
            }
        }
        return greatest;
    }

    /** The length of another text that is nearest, the shorter of two that are as near. */
    private static int nearest(int[] sorted, int length) {
        int place = Arrays.binarySearch(sorted, length);
        while (place > 0 && sorted[place - 1] == length) {
            place--;
        }
        int below = place > 0 ? sorted[place - 1] : Integer.MIN_VALUE / 2;
        int next = place + 1 < sorted.length ? sorted[place + 1] : Integer.MAX_VALUE / 2;
        return length - below <= next - length ? below : next;
    }

    private static double score(
            double[] shared, double[] all, long length, long referenceLength, double small) {
        // BLEU = min(1, exp(1 - r / c)) exp(1/4 sum_n log p_n)
        double logs = 0;
        for (int n = 0; n < LONGEST; n++) {
            double numerator = shared[n] == 0 ? small : shared[n];
            logs += Math.log(numerator / Math.max(1, all[n])) / LONGEST;
        }
        double brevity = length >= referenceLength ? 0 : 1 - (double) referenceLength / length;
        return Math.exp(brevity + logs);
    }

    private static List<Map<IntBuffer, Integer>> counts(int[] text) {
        return List.of(counts(text, 1), counts(text, 2), counts(text, 3), counts(text, 4));
    }

    private static Map<IntBuffer, Integer> counts(int[] text, int n) {
        Map<IntBuffer, Integer> counts = new HashMap<>();
        for (int from = 0; from + n <= text.length; from++) {
            // buffers are equal where what they show is
            counts.merge(IntBuffer.wrap(text, from, n), 1, Integer::sum);
        }
        return counts;
    }
}
