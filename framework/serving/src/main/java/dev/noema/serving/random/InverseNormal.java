package dev.noema.serving.random;

/**
 * The inverse of the standard normal distribution function, to about 16 digits.
 *
 * <p>Source: Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
 * Statistics 37 (1988), routine PPND16. Only IEEE arithmetic and {@link Math#sqrt} are used, which
 * give the same bits on every machine.
 */
final class InverseNormal {

    /** The largest |q| at which {@link #centre} holds; beyond it {@link #tail} does. */
    static final double CENTRE = 0.425;

    private static final double CENTRE_SQUARED = 0.180625;
    private static final double NEAR_TAIL = 5;
    private static final double NEAR_TAIL_SHIFT = 1.6;

    private InverseNormal() {}

    /** The z with Phi(z) = 0.5 + q, for |q| at most 0.425, which is 85 % of all q. */
    static double centre(double q) {
        double r = CENTRE_SQUARED - q * q;
        double above = 2509.0809287301226727;
        above = above * r + 33430.575583588128105;
        above = above * r + 67265.770927008700853;
        above = above * r + 45921.953931549871457;
        above = above * r + 13731.693765509461125;
        above = above * r + 1971.5909503065514427;
        above = above * r + 133.14166789178437745;
        above = above * r + 3.387132872796366608;
        double below = 5226.495278852854561;
        below = below * r + 28729.085735721942674;
        below = below * r + 39307.89580009271061;
        below = below * r + 21213.794301586595867;
        below = below * r + 5394.1960214247511077;
        below = below * r + 687.1870074920579083;
        below = below * r + 42.313330701600911252;
        below = below * r + 1;
        return q * above / below;
    }

    /** The z with Phi(z) = 0.5 + q, for |q| above 0.425 and below 0.5. */
    static double tail(double q) {
        double r = Math.sqrt(-Logarithm.of(0.5 - Math.abs(q)));
        double z = r <= NEAR_TAIL ? nearTail(r - NEAR_TAIL_SHIFT) : farTail(r - NEAR_TAIL);
        return q < 0 ? -z : z;
    }

    private static double nearTail(double r) {
        double above = 7.7454501427834140764e-4;
        above = above * r + 0.0227238449892691845833;
        above = above * r + 0.24178072517745061177;
        above = above * r + 1.27045825245236838258;
        above = above * r + 3.64784832476320460504;
        above = above * r + 5.7694972214606914055;
        above = above * r + 4.6303378461565452959;
        above = above * r + 1.42343711074968357734;
        double below = 1.05075007164441684324e-9;
        below = below * r + 5.475938084995344946e-4;
        below = below * r + 0.0151986665636164571966;
        below = below * r + 0.14810397642748007459;
        below = below * r + 0.68976733498510000455;
        below = below * r + 1.6763848301838038494;
        below = below * r + 2.05319162663775882187;
        below = below * r + 1;
        return above / below;
    }

    private static double farTail(double r) {
        double above = 2.01033439929228813265e-7;
        above = above * r + 2.71155556874348757815e-5;
        above = above * r + 0.0012426609473880784386;
        above = above * r + 0.026532189526576123093;
        above = above * r + 0.29656057182850489123;
        above = above * r + 1.7848265399172913358;
        above = above * r + 5.4637849111641143699;
        above = above * r + 6.6579046435011037772;
        double below = 2.04426310338993978564e-15;
        below = below * r + 1.4215117583164458887e-7;
        below = below * r + 1.8463183175100546818e-5;
        below = below * r + 7.868691311456132591e-4;
        below = below * r + 0.0148753612908506148525;
        below = below * r + 0.13692988092273580531;
        below = below * r + 0.59983220655588793769;
        below = below * r + 1;
        return above / below;
    }
}
