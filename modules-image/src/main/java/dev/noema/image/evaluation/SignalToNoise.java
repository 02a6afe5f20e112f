package dev.noema.image.evaluation;

import dev.noema.serving.FloatTensor;

/**
 * Peak signal-to-noise ratio (PSNR) in decibels, for values in [0, 1]; more is nearer, infinite is
 * equal.
 */
public final class SignalToNoise {

    private SignalToNoise() {}

    /**
     * The ratio of each picture.
     *
     * @throws IllegalArgumentException when the two do not have the same shape of pictures
     */
    public static double[] perPicture(FloatTensor originals, FloatTensor others) {
        Pictures.requireSameShape(originals, others);
        int count = Pictures.dimension(originals, 0);
        int size = count == 0 ? 0 : originals.values().length / count;
        double[] ratios = new double[count];
        for (int picture = 0; picture < count; picture++) {
            double squares = 0;
            for (int i = picture * size; i < (picture + 1) * size; i++) {
                double difference = originals.values()[i] - others.values()[i];
                squares += difference * difference;
            }
            // PSNR = 10 log10(1 / mean squared error)
            ratios[picture] = -10 * Math.log10(squares / size);
        }
        return ratios;
    }

    /** The mean over all pictures. */
    public static double mean(FloatTensor originals, FloatTensor others) {
        return Pictures.mean(perPicture(originals, others));
    }
}
