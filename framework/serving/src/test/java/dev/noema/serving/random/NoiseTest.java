package dev.noema.serving.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final int MANY = 1_000_000;
    private static final Noise NOISE = Noise.of(42, 7, "posterior");

    @Test
    void normalsHaveTheMomentsOfTheStandardNormal() {
        float[] values = new float[MANY];
        NOISE.normals(values);
        double[] moments = new double[4];
        for (float value : values) {
            double power = 1;
            for (int k = 0; k < 4; k++) {
                power *= value;
                moments[k] += power / MANY;
            }
        }
        // Standard errors of the raw moments: sqrt(1, 2, 15, 96) / sqrt(n); four of them allowed.
        double error = 4 / Math.sqrt(MANY);
        assertEquals(0, moments[0], error);
        assertEquals(1, moments[1], error * Math.sqrt(2));
        assertEquals(0, moments[2], error * Math.sqrt(15));
        assertEquals(3, moments[3], error * Math.sqrt(96));
    }

    @Test
    void normalsPassAKolmogorovSmirnovTest() {
        float[] values = new float[MANY];
        NOISE.normals(values);
        Arrays.sort(values);
        double worst = 0;
        for (int i = 1; i < 1000; i++) {
            double p = i / 1000.0;
            double quantile = Math.abs(p - 0.5) <= 0.425 ? InverseNormal.centre(p - 0.5) : InverseNormal.tail(p - 0.5);
            int at = Arrays.binarySearch(values, (float) quantile);
            worst = Math.max(worst, Math.abs((at < 0 ? -at - 1 : at) / (double) MANY - p));
        }
        assertTrue(worst < 1.95 / Math.sqrt(MANY), "distance " + worst + " is beyond the 0.1 % limit");
    }

    @Test
    void normalsReachIntoTheTailsAsOftenAsTheyShould() {
        float[] values = new float[MANY];
        NOISE.normals(values);
        int beyondFour = 0;
        for (float value : values) {
            beyondFour += Math.abs(value) > 4 ? 1 : 0;
            assertTrue(Math.abs(value) < 6.4f);
        }
        // 1e6 * P(|z| > 4) = 63.3, standard deviation 8.
        assertEquals(63.3, beyondFour, 32);
    }

    @Test
    void uniformsLieInTheOpenIntervalAndSpreadEvenly() {
        float[] values = new float[MANY];
        NOISE.uniforms(values);
        int[] counts = new int[100];
        for (float value : values) {
            assertTrue(value > 0 && value < 1);
            counts[(int) (value * 100)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += Math.pow(count - MANY / 100.0, 2) / (MANY / 100.0);
        }
        assertTrue(chiSquare < 148.2, "chi square " + chiSquare + " of 99 degrees is beyond the 0.1 % limit");
    }

    @Test
    void anElementDependsOnNothingButKeyAndIndex() {
        float[] whole = new float[5000];
        NOISE.normals(whole);
        float[] wholeUniform = new float[5000];
        NOISE.uniforms(wholeUniform);
        for (int first : new int[] {0, 1, 2, 3, 5, 1023, 1024, 3001}) {
            float[] piece = new float[1500];
            NOISE.normals(piece, 10, 1400, first);
            assertArrayEquals(
                    Arrays.copyOfRange(whole, first, first + 1400), Arrays.copyOfRange(piece, 10, 1410));
            assertEquals(0, piece[9]);
            assertEquals(0, piece[1410]);
            NOISE.uniforms(piece, 10, 1400, first);
            assertArrayEquals(
                    Arrays.copyOfRange(wholeUniform, first, first + 1400), Arrays.copyOfRange(piece, 10, 1410));
        }
    }

    @Test
    void keepsItsNumbersForEver() {
        // From noise.py, a second implementation; published seeds must go on giving the same samples.
        float[] normals = new float[4];
        NOISE.normals(normals);
        assertArrayEquals(new float[] {-0.4594503343105316f, -0.31737950444221497f, 2.063326120376587f, 0.6334846615791321f}, normals);
        float[] uniforms = new float[4];
        NOISE.uniforms(uniforms);
        assertArrayEquals(new float[] {0.8081688284873962f, 0.6351622939109802f, 0.8799682259559631f, 0.6309489607810974f}, uniforms);
        assertArrayEquals(new int[] {0, 2, 6, 7, 3, 1, 4, 5}, NOISE.permutation(8));
    }

    @Test
    void everyPartOfTheKeyMatters() {
        assertTrue(Math.abs(correlation(NOISE, Noise.of(43, 7, "posterior"))) < 0.02);
        assertTrue(Math.abs(correlation(NOISE, Noise.of(42, 8, "posterior"))) < 0.02);
        assertTrue(Math.abs(correlation(NOISE, Noise.of(42, 7, "prior"))) < 0.02);
        assertEquals(1, correlation(NOISE, Noise.of(42, 7, "posterior")), 1e-6);
    }

    @Test
    void uniformsAndNormalsOfOneKeyAreUnrelated() {
        float[] normals = new float[100_000];
        NOISE.normals(normals);
        float[] uniforms = new float[100_000];
        NOISE.uniforms(uniforms);
        double product = 0;
        for (int i = 0; i < normals.length; i++) {
            product += normals[i] * (uniforms[i] - 0.5) * Math.sqrt(12) / normals.length;
        }
        assertEquals(0, product, 0.015);
    }

    @Test
    void integersBelowABoundAreEvenlySpread() {
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[NOISE.below(7, i)]++;
        }
        for (int count : counts) {
            assertEquals(10_000, count, 4 * Math.sqrt(70_000 * 6 / 49.0));
        }
        assertEquals(0, NOISE.below(1, 12));
        assertTrue(IntStream.range(0, 1000).map(i -> NOISE.below(Integer.MAX_VALUE, i)).allMatch(i -> i >= 0));
        assertThrows(IllegalArgumentException.class, () -> NOISE.below(0, 0));
    }

    @Test
    void permutationsHoldEveryIndexOnceAndEveryOrderAlike() {
        int[] sorted = NOISE.permutation(10_007);
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 10_007).toArray(), sorted);
        assertArrayEquals(new int[0], NOISE.permutation(0));
        int[] orders = new int[27];
        for (int epoch = 0; epoch < 6000; epoch++) {
            int[] order = Noise.of(1, epoch, "order").permutation(3);
            orders[order[0] * 9 + order[1] * 3 + order[2]]++;
        }
        assertEquals(6, Arrays.stream(orders).filter(count -> count > 0).count());
        assertTrue(Arrays.stream(orders).filter(count -> count > 0).allMatch(c -> Math.abs(c - 1000) < 116));
    }

    private static double correlation(Noise one, Noise other) {
        float[] a = new float[40_000];
        one.normals(a);
        float[] b = new float[40_000];
        other.normals(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
