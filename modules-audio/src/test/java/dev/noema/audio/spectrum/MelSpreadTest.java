package dev.noema.audio.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MelSpreadTest {

    private static final SpectrumSettings SETTINGS =
            new SpectrumSettings(8000, 512, 128, 512, 40, 100, 3500, 1e-5);

    @Test
    void theBandsOfAFlatSpectrumTellEveryBinItsPower() {
        MelSpread spread = new MelSpread(SETTINGS);
        float[] filters = new MelFilters(SETTINGS).matrix();
        float[] weights = spread.weights();
        float[] logSums = spread.logSums();
        int bins = SETTINGS.bins();
        double power = 0.37;
        for (int bin = 0; bin < bins; bin++) {
            double told = 0;
            for (int mel = 0; mel < SETTINGS.mels(); mel++) {
                double band = 0;
                for (int other = 0; other < bins; other++) {
                    band += filters[mel * bins + other] * power;
                }
                told += weights[mel * bins + bin] * (Math.log(band) - logSums[mel]);
            }
            // Bins below 100 Hz and above 3500 Hz take the nearest band's.
            assertEquals(Math.log(power), told, 1e-5, "bin " + bin);
        }
    }
}
