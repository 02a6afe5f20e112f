package dev.noema.samples.scores.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynthesizerTest {

    private static final Score TONE =
            new Score(
                    List.of(new Part("", List.of(new Note(0, 4 * Score.QUARTER, 69)))),
                    List.of(new Bar(0, 4 * Score.QUARTER, Metre.COMMON)));

    @Test
    void playsThePitch() {
        float[] side = Synthesizer.play(TONE, 60)[0];
        double wanted = power(side, 440);
        for (double other : new double[] {415.3, 466.16, 220, 330}) {
            assertTrue(power(side, other) < wanted / 100, other + " Hz");
        }
        assertTrue(power(side, 880) < wanted && power(side, 880) > wanted / 100, "harmonics");
    }

    @Test
    void doesNotClipOrClick() {
        float peak = 0;
        float jump = 0;
        for (float[] side : Synthesizer.play(TONE, 60)) {
            for (int i = 1; i < side.length; i++) {
                peak = Math.max(peak, Math.abs(side[i]));
                jump = Math.max(jump, Math.abs(side[i] - side[i - 1]));
            }
            assertEquals(0, side[0], 1e-6);
            assertEquals(0, side[side.length - 1], 1e-3);
        }
        assertEquals(0.7, peak, 1e-3);
        // a sine of 440 Hz rises by 2 pi 440 / 32000 = 0.09 a sample; its harmonics by some more
        assertTrue(jump < 0.7 * 0.5, "a jump of " + jump);
    }

    /** The power at a frequency over the second second. */
    private static double power(float[] side, double frequency) {
        double real = 0;
        double imaginary = 0;
        int from = Synthesizer.RATE;
        for (int i = 0; i < Synthesizer.RATE; i++) {
            double angle = 2 * Math.PI * frequency * i / Synthesizer.RATE;
            // a Hann window keeps neighbours apart
            double window = (1 - Math.cos(2 * Math.PI * i / Synthesizer.RATE)) / 2;
            real += window * side[from + i] * Math.cos(angle);
            imaginary += window * side[from + i] * Math.sin(angle);
        }
        return real * real + imaginary * imaginary;
    }
}
