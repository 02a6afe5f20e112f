package dev.noema.sweep;

import dev.noema.serving.random.Noise;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sobol's sequence in the unit cube, as Joe and Kuo, "Constructing Sobol sequences with better
 * two-dimensional projections" (2008), choose its direction numbers; scrambled as Matousek, "On the
 * L2-discrepancy for anchored boxes" (1998), proposes: by a random triangular matrix and a random
 * shift in base 2, which keep its evenness.
 */
final class SobolSequence {

    private static final int BITS = 30;
    private static final String TABLE = "joe-kuo.txt";

    private final int[][] directions; // by dimension and bit, the highest bit first
    private final int[] shift;

    private SobolSequence(int[][] directions, int[] shift) {
        this.directions = directions;
        this.shift = shift;
    }

    static SobolSequence plain(int dimensions) {
        return new SobolSequence(directions(dimensions), new int[dimensions]);
    }

    static SobolSequence scrambled(int dimensions, long seed) {
        int[][] directions = directions(dimensions);
        int[] shift = new int[dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            int[] bits = bits(seed, axis);
            for (int bit = 0; bit < BITS; bit++) {
                directions[axis][bit] = scramble(directions[axis][bit], bits);
            }
            shift[axis] = bits[BITS];
        }
        return new SobolSequence(directions, shift);
    }

    /** The rows of a triangular matrix with ones on its diagonal, and one more word. */
    private static int[] bits(long seed, int axis) {
        float[] drawn = new float[(BITS + 1) * 2];
        Noise.of(seed, axis, "sweep.sobol").uniforms(drawn);
        int[] words = new int[BITS + 1];
        for (int row = 0; row <= BITS; row++) {
            int high = (int) (drawn[2 * row] * (1 << 15));
            int low = (int) (drawn[2 * row + 1] * (1 << 15));
            words[row] = high << 15 | low;
        }
        for (int row = 0; row < BITS; row++) {
            int diagonal = 1 << (BITS - 1 - row);
            words[row] = words[row] & -(diagonal << 1) & ((1 << BITS) - 1) | diagonal;
        }
        return words;
    }

    /** The product of the matrix with a column of bits, modulo 2. */
    private static int scramble(int column, int[] rows) {
        int product = 0;
        for (int row = 0; row < BITS; row++) {
            product = product << 1 | Integer.bitCount(rows[row] & column) & 1;
        }
        return product;
    }

    /** The point of a number from 0. */
    double[] point(int number) {
        int gray = number ^ number >>> 1;
        double[] point = new double[directions.length];
        for (int axis = 0; axis < point.length; axis++) {
            int value = shift[axis];
            for (int bit = 0; bit < BITS; bit++) {
                value ^= (gray >>> bit & 1) * directions[axis][bit];
            }
            point[axis] = value / (double) (1 << BITS);
        }
        return point;
    }

    private static int[][] directions(int dimensions) {
        List<String> table = table();
        if (dimensions > table.size()) {
            throw new RequestException(
                    "space has "
                            + dimensions
                            + " keys; a Sobol sequence takes at most "
                            + table.size());
        }
        int[][] directions = new int[dimensions][BITS];
        for (int axis = 0; axis < dimensions; axis++) {
            String[] words = table.get(axis).split(" ", -1);
            int polynomial = Integer.parseInt(words[0]);
            int degree = 31 - Integer.numberOfLeadingZeros(polynomial);
            int[] numbers = new int[BITS];
            for (int bit = 0; bit < BITS; bit++) {
                numbers[bit] =
                        axis == 0
                                ? 1
                                : bit < degree
                                        ? Integer.parseInt(words[bit + 1])
                                        : recur(numbers, bit, polynomial, degree);
            }
            for (int bit = 0; bit < BITS; bit++) {
                directions[axis][bit] = numbers[bit] << (BITS - 1 - bit);
            }
        }
        return directions;
    }

    // m_k = 2 a_1 m_{k-1} ^ 4 a_2 m_{k-2} ^ .. ^ 2^s m_{k-s} ^ m_{k-s}
    private static int recur(int[] numbers, int bit, int polynomial, int degree) {
        int next = numbers[bit - degree];
        for (int back = 1; back <= degree; back++) {
            int coefficient = polynomial >>> (degree - back) & 1;
            next ^= coefficient * (numbers[bit - back] << back);
        }
        return next;
    }

    private static List<String> table() {
        try (InputStream in = SobolSequence.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
