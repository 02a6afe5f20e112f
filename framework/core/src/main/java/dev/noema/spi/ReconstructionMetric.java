package dev.noema.spi;

import dev.noema.serving.FloatTensor;

/**
 * Tells how near reconstructions are to the items they were made from, for one kind of data.
 *
 * @param id such as {@code psnr}
 * @param unit such as {@code dB}; empty where the figure has none
 * @param measure computes the figures
 */
public record ReconstructionMetric(String id, String unit, Measure measure) {

    /** Compares items with their reconstructions. */
    @FunctionalInterface
    public interface Measure {

        /**
         * One figure for each item.
         *
         * @param x items, {@code (batch, event...)}
         * @param reconstruction of the same shape
         */
        double[] perItem(FloatTensor x, FloatTensor reconstruction);
    }
}
