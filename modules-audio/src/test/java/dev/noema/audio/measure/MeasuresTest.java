package dev.noema.audio.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against librosa, SciPy and NumPy; {@code measures.py} beside the numbers made them. */
class MeasuresTest {

    private static final int RATE = 8000;
    private static final int MELS = 20;

    private static JsonNode oracle;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = MeasuresTest.class.getResourceAsStream("measures.json")) {
            oracle = new ObjectMapper().readTree(file);
        }
    }

    private static double number(String name) {
        return oracle.required(name).doubleValue();
    }

    private static float[] floats(int count, IntToDoubleFunction value) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) value.applyAsDouble(i);
        }
        return floats;
    }

    /** Ten harmonics under a slow swell, as the script made them. */
    private static float[] voice(int samples, double pitch, double tilt) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            double t = i / (double) RATE;
            double phase = 2 * Math.PI * pitch * (t + 0.1 * t * t);
            double sum = 0;
            for (int k = 1; k <= 10; k++) {
                sum += Math.pow(tilt, k - 1) * Math.sin(k * phase);
            }
            sound[i] = (float) (0.1 * sum * (1 + Math.sin(2 * Math.PI * 3 * t)));
        }
        return sound;
    }

    /** Frames whose bands hang together, as the script made them. */
    private static float[] frames(int first, double scale, double shift) {
        float[] frames = new float[60 * MELS];
        long state = 1;
        double sum = 0;
        for (int i = 0; i < first + frames.length; i++) {
            state = (1103515245 * state + 12345) % 2147483648L;
            if (i >= first) {
                sum = (i - first) % MELS == 0 ? 0 : sum;
                sum += scale * 4 * (state / 2147483648.0 - 0.5) + shift;
                frames[i - first] = (float) sum;
            }
        }
        return frames;
    }

    @Test
    void theSpectralDistanceIsThatOfLibrosasSpectra() {
        SpectralDistance distance =
                SpectralDistance.of(
                        voice(8000, 150, 0.7), voice(8000, 157, 0.6), Resolutions.usual(RATE));
        assertEquals(number("convergence"), distance.convergence(), 1e-5);
        assertEquals(number("log_magnitude"), distance.logMagnitude(), 1e-4);
        assertEquals(distance.convergence() + distance.logMagnitude(), distance.sum());
    }

    /** M' = 2 M wherever M lies above the floor. */
    @Test
    void aSoundTwiceAsLoudIsItsOwnMagnitudeAway() {
        float[] sound = floats(4096, i -> Math.sin(i * i * 0.01));
        float[] louder = floats(4096, i -> 2 * sound[i]);
        SpectralDistance distance =
                SpectralDistance.of(sound, louder, Resolutions.usual(RATE).subList(2, 3));
        assertEquals(1, distance.convergence(), 1e-5);
        assertEquals(Math.log(2), distance.logMagnitude(), 1e-3);
        assertEquals(0, SpectralDistance.of(sound, sound, Resolutions.usual(RATE)).sum());
    }

    @Test
    void distancesOfMelsAreThoseOfSciPy() {
        float[] wanted = frames(0, 1, 0);
        float[] made = frames(1200, 1.5, 0.3);
        assertEquals(number("mel_distance"), MelDistance.of(wanted, made), 1e-4);
        MelCepstralDistortion distortion = new MelCepstralDistortion(MELS);
        assertEquals(number("distortion"), distortion.of(wanted, made), 1e-4);
        assertThrows(IllegalArgumentException.class, () -> MelDistance.of(wanted, new float[3]));
        assertThrows(IllegalArgumentException.class, () -> distortion.of(wanted, new float[20]));
        assertThrows(IllegalArgumentException.class, () -> new MelCepstralDistortion(13));
    }

    /** log p + a cos(pi k (j + 1/2) / M) moves c[k] by a / 2 and no other; c[0] does not count. */
    @Test
    void distortionIsThatOfTheEnvelope() {
        float[] flat = new float[2 * MELS];
        float[] rippled =
                floats(2 * MELS, i -> 5 + 0.6 * Math.cos(Math.PI * 3 * (i % MELS + 0.5) / MELS));
        double expected = 10 / Math.log(10) * Math.sqrt(2) * 0.3;
        assertEquals(expected, new MelCepstralDistortion(MELS).of(flat, rippled), 1e-5);
    }

    @Test
    void theFrechetDistanceIsThatOfSciPy() {
        MelStatistics first = new MelStatistics(MELS);
        first.add(frames(0, 1, 0));
        MelStatistics second = new MelStatistics(MELS);
        second.add(Arrays.copyOf(frames(1200, 1.5, 0.3), 40 * MELS));
        second.add(Arrays.copyOfRange(frames(1200, 1.5, 0.3), 40 * MELS, 60 * MELS));
        assertEquals(60, second.frames());
        assertEquals(
                number("frechet"),
                FrechetDistance.between(first, second),
                1e-4 * number("frechet"));
        assertEquals(0, FrechetDistance.between(first, first), 1e-6);
    }

    /**
     * librosa 0.11 takes the difference over the whole frame as if zeros followed, the paper over a
     * window of it: both lie within 1% of each other and of the pitch that the voice glides
     * through.
     */
    @Test
    void pitchIsNearThatOfLibrosaAndNearTheTruth() {
        Pitch pitch = new Yin(RATE, 512, 128, 60, 500, 0.15).of(voice(8000, 150, 0.7));
        assertEquals(oracle.required("pitch").size(), pitch.frames());
        for (int m = 2; m < pitch.frames() - 2; m++) {
            double truth = 150 * (1 + 0.2 * m * 128 / RATE);
            assertEquals(truth, pitch.frequencies()[m], 0.01 * truth, "frame " + m);
            double librosa = oracle.required("pitch").get(m).doubleValue();
            assertEquals(librosa, pitch.frequencies()[m], 0.01 * truth, "frame " + m);
        }
    }

    @Test
    void aToneHasItsPitchAndNoiseHasNone() {
        float[] tone = floats(4096, i -> 0.3 * Math.sin(2 * Math.PI * 210.5 * i / RATE));
        Pitch pitch = Yin.voice(RATE).of(tone);
        for (int m = 3; m < pitch.frames() - 3; m++) {
            assertTrue(pitch.voiced()[m]);
            assertEquals(210.5, pitch.frequencies()[m], 0.2);
        }
        Random random = new Random(3);
        float[] noise = floats(4096, i -> random.nextDouble() - 0.5);
        boolean[] voiced = Yin.voice(RATE).of(noise).voiced();
        assertEquals(0, IntStream.range(0, voiced.length).filter(m -> voiced[m]).count());
        assertFalse(Yin.voice(RATE).of(new float[4096]).voiced()[8]);
        assertThrows(IllegalArgumentException.class, () -> new Yin(RATE, 200, 50, 60, 500, 0.15));
    }

    /** One semitone over two frames and none over a third: sqrt(2 / 3) of 100 cents. */
    @Test
    void pitchErrorsAreRootMeanSquaresOfCents() {
        double semitone = Math.pow(2, 1 / 12.0);
        PitchErrors errors = new PitchErrors();
        errors.add(
                new Pitch(
                        new double[] {100, 200, 300, 400, 500, 1},
                        new boolean[] {true, true, true, true, false, false}),
                new Pitch(
                        new double[] {100 * semitone, 200 / semitone, 300, 1, 1, 1},
                        new boolean[] {true, true, true, false, true, false}));
        assertEquals(100 * Math.sqrt(2 / 3.0), errors.cents(), 1e-9);
        assertEquals(6 / 8.0, errors.voicing());
        assertTrue(Double.isNaN(new PitchErrors().cents()));
    }

    @Test
    void levelsAreAgainstFullScale() {
        float[] square = floats(100, i -> i % 2 == 0 ? 0.5 : -0.5);
        Level half = Level.of(square);
        assertEquals(-6.0206, half.rms(), 1e-4);
        assertEquals(-6.0206, half.peak(), 1e-4);
        assertEquals(0, half.clipped());
        square[7] = -1;
        square[8] = 1.5f;
        assertEquals(0.02, Level.of(square).clipped());
        assertEquals(Double.NEGATIVE_INFINITY, Level.of(new float[10]).rms());
    }
}
