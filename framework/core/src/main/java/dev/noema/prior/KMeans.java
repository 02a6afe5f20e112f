package dev.noema.prior;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Groups codes around centres: k-means++ (Arthur and Vassilvitskii 2007), then Lloyd's rounds. */
final class KMeans {

    private static final int ROUNDS = 20;

    private final Codes codes;
    private final SplittableRandom random;

    KMeans(Codes codes, long seed) {
        this.codes = codes;
        this.random = new SplittableRandom(seed);
    }

    /** The group, from 0, of each code. */
    int[] groups(int count) {
        double[][] centres = spread(count);
        int[] groups = nearest(centres);
        for (int round = 0; round < ROUNDS; round++) {
            move(centres, groups);
            int[] changed = nearest(centres);
            if (Arrays.equals(groups, changed)) {
                break;
            }
            groups = changed;
        }
        return groups;
    }

    /**
     * Chooses codes as centres, each with probability in proportion to its squared distance from
     * those chosen.
     */
    private double[][] spread(int count) {
        double[][] centres = new double[count][];
        double[] distances = new double[codes.count];
        centres[0] = codes.row(random.nextInt(codes.count));
        for (int i = 0; i < codes.count; i++) {
            distances[i] = codes.squaredDistance(i, centres[0]);
        }
        for (int k = 1; k < count; k++) {
            centres[k] = codes.row(draw(distances));
            for (int i = 0; i < codes.count; i++) {
                distances[i] = Math.min(distances[i], codes.squaredDistance(i, centres[k]));
            }
        }
        return centres;
    }

    private int draw(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return random.nextInt(weights.length);
    }

    private int[] nearest(double[][] centres) {
        return IntStream.range(0, codes.count).parallel().map(i -> nearest(i, centres)).toArray();
    }

    private int nearest(int item, double[][] centres) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < centres.length; k++) {
            double distance = codes.squaredDistance(item, centres[k]);
            if (distance < least) {
                least = distance;
                best = k;
            }
        }
        return best;
    }

    private void move(double[][] centres, int[] groups) {
        double[][] sums = new double[centres.length][codes.latent];
        int[] sizes = new int[centres.length];
        for (int i = 0; i < groups.length; i++) {
            sizes[groups[i]]++;
            for (int d = 0; d < codes.latent; d++) {
                sums[groups[i]][d] += codes.at(i, d);
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int d = 0; d < codes.latent && sizes[k] > 0; d++) {
                centres[k][d] = sums[k][d] / sizes[k];
            }
        }
    }
}
