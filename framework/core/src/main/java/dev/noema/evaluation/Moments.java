package dev.noema.evaluation;

/**
 * The mean of each dimension and the sum of all variances.
 *
 * @param mean one number for each dimension
 * @param totalVariance mean squared distance from the mean
 */
@SuppressWarnings("ArrayRecordComponent")
record Moments(float[] mean, double totalVariance) {

    static Moments of(ItemBlocks blocks) {
        double[] sums = new double[blocks.dimensions()];
        double squares = 0;
        for (int block = 0; block < blocks.count(); block++) {
            float[] values = blocks.read(block);
            for (int start = 0; start < values.length; start += sums.length) {
                for (int i = 0; i < sums.length; i++) {
                    double value = values[start + i];
                    sums[i] += value;
                    squares += value * value;
                }
            }
        }
        float[] mean = new float[sums.length];
        double squaredMean = 0;
        for (int i = 0; i < sums.length; i++) {
            double average = sums[i] / blocks.items();
            mean[i] = (float) average;
            squaredMean += average * average;
        }
        return new Moments(mean, Math.max(0, squares / blocks.items() - squaredMean));
    }
}
