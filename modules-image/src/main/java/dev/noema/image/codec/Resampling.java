package dev.noema.image.codec;

/**
 * Changes the size of a picture, or of a part of it, by a separable triangle filter that widens
 * with the reduction: bilinear interpolation when enlarging, a weighted average over all pixels
 * covered when reducing.
 */
final class Resampling {

    private Resampling() {}

    /**
     * Resamples a part of a picture.
     *
     * @param left the part's left edge in pixels; its edges may lie between pixels
     * @param top its upper edge
     * @param wide its width
     * @param high its height
     */
    static Picture resample(
            Picture from,
            double left,
            double top,
            double wide,
            double high,
            int width,
            int height) {
        Weights across = Weights.of(left, wide, from.width(), width);
        Weights down = Weights.of(top, high, from.height(), height);
        byte[] pixels =
                new byte[Math.multiplyExact(from.channels(), Math.multiplyExact(width, height))];
        int firstRow = down.first[0];
        int lastRow = down.first[height - 1] + down.count[height - 1];
        float[] narrowed = new float[Math.multiplyExact(lastRow - firstRow, width)];
        for (int channel = 0; channel < from.channels(); channel++) {
            for (int row = firstRow; row < lastRow; row++) {
                int start = (channel * from.height() + row) * from.width();
                across.apply(from.pixels(), start, narrowed, (row - firstRow) * width);
            }
            for (int row = 0; row < height; row++) {
                int start = (channel * height + row) * width;
                for (int column = 0; column < width; column++) {
                    double sum = 0;
                    for (int i = 0; i < down.count[row]; i++) {
                        int at = (down.first[row] - firstRow + i) * width + column;
                        sum += down.weights[row][i] * narrowed[at];
                    }
                    pixels[start + column] = (byte) Math.max(0, Math.min(255, Math.round(sum)));
                }
            }
        }
        return new Picture(pixels, from.channels(), height, width);
    }

    /**
     * Along one axis: each output pixel is a weighted sum of {@code count} inputs from {@code
     * first} on.
     */
    private record Weights(int[] first, int[] count, float[][] weights) {

        static Weights of(double start, double length, int inputs, int outputs) {
            double scale = length / outputs;
            double reach = Math.max(scale, 1);
            Weights all = new Weights(new int[outputs], new int[outputs], new float[outputs][]);
            for (int output = 0; output < outputs; output++) {
                double center = start + (output + 0.5) * scale;
                int from = Math.max(0, Math.min(inputs - 1, (int) (center - reach + 0.5)));
                int to = Math.max(from + 1, Math.min(inputs, (int) (center + reach + 0.5)));
                double[] raw = new double[to - from];
                double total = 0;
                for (int i = 0; i < raw.length; i++) {
                    raw[i] = Math.max(0, 1 - Math.abs((from + i + 0.5 - center) / reach));
                    total += raw[i];
                }
                float[] weights = new float[raw.length];
                for (int i = 0; i < raw.length; i++) {
                    weights[i] = (float) (total > 0 ? raw[i] / total : 1.0 / raw.length);
                }
                all.first[output] = from;
                all.count[output] = raw.length;
                all.weights[output] = weights;
            }
            return all;
        }

        void apply(byte[] from, int start, float[] to, int offset) {
            for (int output = 0; output < first.length; output++) {
                float[] weight = weights[output];
                int at = start + first[output];
                float sum = 0;
                for (int i = 0; i < weight.length; i++) {
                    sum += weight[i] * (from[at + i] & 0xff);
                }
                to[offset + output] = sum;
            }
        }
    }
}
