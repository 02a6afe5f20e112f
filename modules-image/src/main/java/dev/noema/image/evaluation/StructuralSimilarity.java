package dev.noema.image.evaluation;

import dev.noema.serving.FloatTensor;

/**
 * Structural similarity (SSIM) of pictures in [0, 1]; 1 is equal. Wang, Bovik, Sheikh and
 * Simoncelli, "Image quality assessment: from error visibility to structural similarity", 2004.
 *
 * <p>Means, variances and the covariance are weighted by a Gaussian of sigma 1.5 pixels in a window
 * of 11x11, or of the greatest odd size that fits into a smaller picture; the result is the mean
 * over all places of the whole window and over the channels.
 */
public final class StructuralSimilarity {

    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;

    /** (K1 L)^2 and (K2 L)^2 with K1 = 0.01, K2 = 0.03 and the range L = 1. */
    private static final double C1 = 1e-4;

    private static final double C2 = 9e-4;

    private StructuralSimilarity() {}

    /**
     * The similarity of each picture.
     *
     * @throws IllegalArgumentException when the two do not have the same shape of pictures
     */
    public static double[] perPicture(FloatTensor originals, FloatTensor others) {
        Pictures.requireSameShape(originals, others);
        int channels = Pictures.dimension(originals, 1);
        int height = Pictures.dimension(originals, 2);
        int width = Pictures.dimension(originals, 3);
        double[] similarities = new double[Pictures.dimension(originals, 0)];
        Plane plane = new Plane(height, width);
        for (int picture = 0; picture < similarities.length; picture++) {
            for (int channel = 0; channel < channels; channel++) {
                int start = (picture * channels + channel) * height * width;
                similarities[picture] +=
                        plane.similarity(originals.values(), others.values(), start) / channels;
            }
        }
        return similarities;
    }

    /** The mean over all pictures. */
    public static double mean(FloatTensor originals, FloatTensor others) {
        return Pictures.mean(perPicture(originals, others));
    }

    /** One plane's similarity, with its work space. */
    private static final class Plane {

        private final int height;
        private final int width;
        private final double[] window;
        private final double[] product;
        private final double[] across;

        Plane(int height, int width) {
            this.height = height;
            this.width = width;
            this.window = window(Math.min(WINDOW, (Math.min(height, width) - 1) / 2 * 2 + 1));
            this.product = new double[height * width];
            this.across = new double[height * width];
        }

        private static double[] window(int size) {
            double[] window = new double[size];
            double total = 0;
            for (int i = 0; i < size; i++) {
                double distance = i - size / 2;
                window[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
                total += window[i];
            }
            for (int i = 0; i < size; i++) {
                window[i] /= total;
            }
            return window;
        }

        double similarity(float[] x, float[] y, int start) {
            double[] meanX = blurred(x, null, start);
            double[] meanY = blurred(y, null, start);
            double[] squareX = blurred(x, x, start);
            double[] squareY = blurred(y, y, start);
            double[] productXY = blurred(x, y, start);
            double sum = 0;
            for (int i = 0; i < meanX.length; i++) {
                double varianceX = squareX[i] - meanX[i] * meanX[i];
                double varianceY = squareY[i] - meanY[i] * meanY[i];
                double covariance = productXY[i] - meanX[i] * meanY[i];
                // SSIM = (2 mx my + C1)(2 cxy + C2) / ((mx^2 + my^2 + C1)(vx + vy + C2))
                sum +=
                        (2 * meanX[i] * meanY[i] + C1)
                                * (2 * covariance + C2)
                                / ((meanX[i] * meanX[i] + meanY[i] * meanY[i] + C1)
                                        * (varianceX + varianceY + C2));
            }
            return sum / meanX.length;
        }

        // The window is a product of two, so that rows and columns can be weighted one after the
        // other.
        private double[] blurred(float[] first, float[] second, int start) {
            for (int i = 0; i < product.length; i++) {
                product[i] =
                        second == null
                                ? first[start + i]
                                : (double) first[start + i] * second[start + i];
            }
            int outputWidth = width - window.length + 1;
            int outputHeight = height - window.length + 1;
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < outputWidth; column++) {
                    across[row * outputWidth + column] = weighted(product, row * width + column, 1);
                }
            }
            double[] blurred = new double[outputHeight * outputWidth];
            for (int i = 0; i < blurred.length; i++) {
                blurred[i] = weighted(across, i, outputWidth);
            }
            return blurred;
        }

        private double weighted(double[] values, int from, int stride) {
            double sum = 0;
            for (int i = 0; i < window.length; i++) {
                sum += window[i] * values[from + i * stride];
            }
            return sum;
        }
    }
}
