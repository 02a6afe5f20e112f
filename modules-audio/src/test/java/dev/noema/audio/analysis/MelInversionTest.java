package dev.noema.audio.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OrtException;
import dev.noema.audio.spectrum.MelFilters;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.serving.FloatTensor;
import dev.noema.trace.Size;
import dev.noema.trace.Tracer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MelInversionTest {

    // No band covers the bins below 100 Hz and above 3500 Hz.
    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(8000, 256, 64, 256, 24, 100, 3500, 1e-6);

    private static final TracedFunction INVERSION =
            new TracedFunction(
                    List.of("batch", "frames"),
                    List.of(
                            new Tracer.Input(
                                    "mel",
                                    DataType.FLOAT32,
                                    List.of(
                                            Size.of("batch"),
                                            Size.of("frames"),
                                            Size.fixed(SETTINGS.mels())))),
                    (inputs, pass) -> new MelInversion(SETTINGS).powers(inputs.get("mel"), pass));

    private final float[] filters = new MelFilters(SETTINGS).matrix();

    /** Two frames: a hill of power, and harmonics above noise. */
    private double[][] spectra() {
        double[][] powers = new double[2][SETTINGS.bins()];
        for (int bin = 0; bin < SETTINGS.bins(); bin++) {
            powers[0][bin] = 1e-3 + Math.exp(-Math.pow((bin - 40) / 15.0, 2));
            powers[1][bin] = bin % 9 == 0 ? 2 : 0.3;
        }
        return powers;
    }

    private double[] bands(double[] powers) {
        double[] bands = new double[SETTINGS.mels()];
        for (int band = 0; band < bands.length; band++) {
            for (int bin = 0; bin < powers.length; bin++) {
                bands[band] += filters[band * powers.length + bin] * powers[bin];
            }
        }
        return bands;
    }

    private FloatTensor logMel() {
        double[][] spectra = spectra();
        int mels = SETTINGS.mels();
        float[] logs = new float[spectra.length * mels];
        for (int frame = 0; frame < spectra.length; frame++) {
            double[] bands = bands(spectra[frame]);
            for (int band = 0; band < mels; band++) {
                logs[frame * mels + band] = (float) Math.log(bands[band]);
            }
        }
        return new FloatTensor(logs, 1, spectra.length, mels);
    }

    @Test
    void thePowersHaveTheBandsThatWereGiven() throws OrtException {
        FloatTensor given = logMel();
        FloatTensor found = INVERSION.engine(Map.of("mel", given));
        assertArrayEquals(new long[] {1, 2, SETTINGS.bins()}, found.shape());
        for (int frame = 0; frame < 2; frame++) {
            double[] powers = new double[SETTINGS.bins()];
            for (int bin = 0; bin < powers.length; bin++) {
                powers[bin] = found.values()[frame * powers.length + bin];
                assertTrue(powers[bin] > 0, "bin " + bin);
            }
            double[] bands = bands(powers);
            for (int band = 0; band < bands.length; band++) {
                double wanted = given.values()[frame * bands.length + band];
                assertEquals(wanted, Math.log(bands[band]), 0.1, frame + ", band " + band);
            }
        }
        FloatTensor graph = INVERSION.onnx(Map.of("mel", given));
        assertArrayEquals(found.values(), graph.values(), 1e-4f);
    }

    @Test
    void silenceIsSilent() {
        float[] floor = new float[SETTINGS.mels()];
        Arrays.fill(floor, (float) Math.log(SETTINGS.floor()));
        FloatTensor found =
                INVERSION.engine(Map.of("mel", new FloatTensor(floor, 1, 1, SETTINGS.mels())));
        double area = bands(ones())[0];
        for (float power : found.values()) {
            assertTrue(power > 0 && power < 1.1 * SETTINGS.floor() / area, "" + power);
        }
    }

    private static double[] ones() {
        double[] ones = new double[SETTINGS.bins()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
