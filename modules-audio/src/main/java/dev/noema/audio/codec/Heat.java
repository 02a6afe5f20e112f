package dev.noema.audio.codec;

/**
 * Colors for numbers in [0, 1], from black over purple and orange to pale yellow: ever brighter.
 */
final class Heat {

    // The map "magma" of Matplotlib (CC0) at even steps.
    private static final int[] STEPS = {
        0x000004, 0x1c1044, 0x4f127b, 0x812581, 0xb5367a, 0xe55064, 0xfb8761, 0xfec287, 0xfcfdbf
    };

    private Heat() {}

    /** The color as 0xRRGGBB; what lies outside [0, 1] is clipped. */
    static int color(double value) {
        double place = Math.max(0, Math.min(1, value)) * (STEPS.length - 1);
        int step = Math.min(STEPS.length - 2, (int) place);
        double share = place - step;
        int color = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = STEPS[step] >> shift & 0xff;
            int to = STEPS[step + 1] >> shift & 0xff;
            color |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return color;
    }
}
