package dev.noema.audio.measure;

/** The mean and the covariance of mel frames, gathered frame by frame. */
public final class MelStatistics {

    private final int mels;
    private final double[] sum;
    private final double[] products;
    private long frames;

    public MelStatistics(int mels) {
        this.mels = mels;
        this.sum = new double[mels];
        this.products = new double[mels * mels];
    }

    /**
     * Counts the frames of a spectrogram.
     *
     * @param logs natural logarithms of powers, row-major {@code (frames, mels)}
     */
    public void add(float[] logs) {
        for (int first = 0; first < logs.length; first += mels) {
            for (int i = 0; i < mels; i++) {
                double value = logs[first + i];
                sum[i] += value;
                for (int j = 0; j <= i; j++) {
                    products[i * mels + j] += value * logs[first + j];
                }
            }
            frames++;
        }
    }

    /** How many bands a frame has. */
    public int mels() {
        return mels;
    }

    /** How many frames were counted. */
    public long frames() {
        return frames;
    }

    /** The mean of each band. */
    public double[] mean() {
        double[] mean = new double[mels];
        for (int i = 0; i < mels; i++) {
            mean[i] = sum[i] / frames;
        }
        return mean;
    }

    /** The unbiased covariance, row-major {@code (mels, mels)}. */
    public double[] covariance() {
        double[] covariance = new double[mels * mels];
        for (int i = 0; i < mels; i++) {
            for (int j = 0; j <= i; j++) {
                double product = products[i * mels + j] - sum[i] * sum[j] / frames;
                covariance[i * mels + j] = product / (frames - 1);
                covariance[j * mels + i] = product / (frames - 1);
            }
        }
        return covariance;
    }
}
