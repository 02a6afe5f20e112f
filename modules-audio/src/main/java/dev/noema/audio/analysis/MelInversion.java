package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.spectrum.MelFilters;
import dev.noema.audio.spectrum.MelSpread;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Finds powers of all bins whose mel bands are those given, as a function of arrays: Richardson and
 * Lucy's updates, as {@code dev.noema.audio.codec.MelInverse} does them on the host, from what
 * {@link MelSpread} tells at first sight, whence ten are enough (Lucy 1974; Lee and Seung 2001).
 */
public final class MelInversion {

    private static final int UPDATES = 10;

    // Beneath a silent band lies nothing that counts, and no division by nothing.
    private static final float SILENT = 1e-2f;

    private final SpectrumSettings settings;
    private final float[] filters;
    private final float[] spread;
    private final float[] logSums;
    private final float[] sums;
    private final float[] uncovered;

    public MelInversion(SpectrumSettings settings) {
        this.settings = settings;
        this.filters = new MelFilters(settings).matrix();
        MelSpread bands = new MelSpread(settings);
        this.spread = bands.weights();
        this.logSums = bands.logSums();
        this.sums = new float[settings.bins()];
        this.uncovered = new float[settings.bins()];
        for (int i = 0; i < filters.length; i++) {
            sums[i % sums.length] += filters[i];
        }
        for (int bin = 0; bin < sums.length; bin++) {
            if (sums[bin] == 0) {
                uncovered[bin] = 1;
                sums[bin] = 1;
            }
        }
    }

    /**
     * The powers of bins; one that no band covers has its nearest band's.
     *
     * @param logMel natural logarithms of powers, {@code (batch, frames, mels)}
     * @return {@code (batch, frames, bins)}, greater than 0
     */
    public NDArray powers(NDArray logMel, Pass pass) {
        int bins = settings.bins();
        Shape matrix = new Shape(settings.mels(), bins);
        NDArray weights = pass.constant(filters, matrix);
        NDArray total = pass.constant(sums, new Shape(bins));
        NDArray kept = pass.constant(uncovered, new Shape(bins));
        float floor = (float) settings.floor();
        NDArray mel = logMel.exp().sub(floor).maximum(SILENT * floor);
        NDArray powers =
                Operations.preciseMatMul(
                                logMel.sub(pass.constant(logSums, new Shape(settings.mels()))),
                                pass.constant(spread, matrix))
                        .exp();
        for (int update = 0; update < UPDATES; update++) {
            // x := x W'(m / W x) / W'1
            NDArray ratio = mel.div(Operations.preciseMatMul(powers, weights.transpose()));
            powers = powers.mul(Operations.preciseMatMul(ratio, weights).add(kept)).div(total);
        }
        return powers;
    }
}
