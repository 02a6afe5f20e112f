package dev.noema.serving.random;

/**
 * The natural logarithm of positive normal numbers, with the bits of {@link StrictMath#log}.
 *
 * <p>Before JDK 21 that method is a native call, which costs several times as much. Source: fdlibm 5.3, e_log.c.
 */
final class Logarithm {

    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double L1 = 6.666666666666735130e-01;
    private static final double L2 = 3.999999999940941908e-01;
    private static final double L3 = 2.857142874366239149e-01;
    private static final double L4 = 2.222219843214978396e-01;
    private static final double L5 = 1.818357216161805012e-01;
    private static final double L6 = 1.531383769920937332e-01;
    private static final double L7 = 1.479819860511658591e-01;

    private static final int SQUARE_ROOT_OF_TWO = 0x95f64;

    private Logarithm() {}

    static double of(double x) {
        // x = 2^k (1 + f) with sqrt(2)/2 < 1 + f < sqrt(2)
        long bits = Double.doubleToRawLongBits(x);
        int high = (int) (bits >>> 32);
        int mantissa = high & 0xFFFFF;
        int carry = (mantissa + SQUARE_ROOT_OF_TWO) & 0x100000;
        int k = (high >> 20) - 1023 + (carry >> 20);
        double f = Double.longBitsToDouble((long) (mantissa | (carry ^ 0x3FF00000)) << 32 | bits & 0xFFFFFFFFL) - 1;
        if (((mantissa + 2) & 0xFFFFF) < 3) {
            return nearPowerOfTwo(f, k);
        }
        // log(1 + f) = f - s (f - R), s = f / (2 + f), R a polynomial in s^2
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
        if (((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0) {
            double half = 0.5 * f * f;
            return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
        }
        return k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
    }

    /** |f| below 2^-20, where the series is short. */
    private static double nearPowerOfTwo(double f, int k) {
        double r = f * f * (0.5 - 0.33333333333333333 * f);
        return k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
}
