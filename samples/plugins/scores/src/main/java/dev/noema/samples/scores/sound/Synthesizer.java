package dev.noema.samples.scores.sound;

import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.util.List;

/**
 * Plays scores: each note is a sum of harmonics that fade the faster the higher they are, in an
 * envelope without clicks; the voices are spread from right to left, in a small room.
 */
public final class Synthesizer {

    /** Samples a second. */
    public static final int RATE = 32_000;

    private static final int HARMONICS = 10;
    private static final double BRIGHTNESS = 1.6;
    private static final double ATTACK = 0.025;
    private static final double RELEASE = 0.18;
    private static final double SPREAD = 0.6;
    private static final double LEVEL = 0.7;
    private static final double TAIL = 1.2;
    private static final long LONGEST = 600;

    /** Echoes: delay in seconds, level; the two sides hear others, as in a room. */
    private static final double[][] LEFT = {{0.029, 0.22}, {0.053, 0.16}, {0.097, 0.11}};

    private static final double[][] RIGHT = {{0.037, 0.22}, {0.061, 0.16}, {0.089, 0.11}};

    private final int tempo;
    private final float[][] sides;

    private Synthesizer(Score score, int tempo) {
        this.tempo = tempo;
        double seconds = Math.min(LONGEST, seconds(score.end())) + TAIL;
        this.sides = new float[2][(int) (seconds * RATE)];
    }

    /**
     * The sound of a score, at most ten minutes of it: left and right, samples within [-1, 1].
     *
     * @param tempo quarter notes a minute
     */
    public static float[][] play(Score score, int tempo) {
        Synthesizer synthesizer = new Synthesizer(score, tempo);
        List<Part> parts = score.parts();
        for (int voice = 0; voice < parts.size(); voice++) {
            double place = parts.size() == 1 ? 0 : 1 - 2.0 * voice / (parts.size() - 1);
            for (Note note : parts.get(voice).notes()) {
                synthesizer.add(note, place * SPREAD);
            }
        }
        synthesizer.echo(synthesizer.sides[0], LEFT);
        synthesizer.echo(synthesizer.sides[1], RIGHT);
        synthesizer.level();
        return synthesizer.sides;
    }

    private double seconds(long time) {
        return time * 60.0 / (Score.QUARTER * (double) tempo);
    }

    /** Adds a note; {@code place} goes from -1 on the left to 1 on the right. */
    private void add(Note note, double place) {
        double frequency = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
        double held = seconds(note.length());
        int from = (int) (seconds(note.onset()) * RATE);
        int count = (int) Math.min((held + RELEASE) * RATE, sides[0].length - (double) from);
        // equal power on both sides together
        double angle = (place + 1) * Math.PI / 4;
        float left = (float) Math.cos(angle);
        float right = (float) Math.sin(angle);
        for (int i = 0; i < count; i++) {
            double time = i / (double) RATE;
            float value = (float) (tone(frequency, time) * envelope(time, held));
            sides[0][from + i] += left * value;
            sides[1][from + i] += right * value;
        }
    }

    private static double tone(double frequency, double time) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            double high = frequency * harmonic;
            if (high < RATE / 2.0) {
                double level = Math.pow(harmonic, -BRIGHTNESS) * Math.exp(-0.5 * harmonic * time);
                sum += level * Math.sin(2 * Math.PI * high * time);
            }
        }
        return sum;
    }

    /** Raised cosines at both ends. */
    private static double envelope(double time, double held) {
        double rise = time < ATTACK ? (1 - Math.cos(Math.PI * time / ATTACK)) / 2 : 1;
        double fall =
                time > held
                        ? (1 + Math.cos(Math.PI * Math.min(1, (time - held) / RELEASE))) / 2
                        : 1;
        return rise * fall;
    }

    private void echo(float[] side, double[]... echoes) {
        float[] dry = side.clone();
        for (double[] echo : echoes) {
            int delay = (int) (echo[0] * RATE);
            for (int i = delay; i < side.length; i++) {
                side[i] += (float) echo[1] * dry[i - delay];
            }
        }
    }

    private void level() {
        float peak = 1e-6f;
        for (float[] side : sides) {
            for (float value : side) {
                peak = Math.max(peak, Math.abs(value));
            }
        }
        for (float[] side : sides) {
            for (int i = 0; i < side.length; i++) {
                side[i] *= (float) LEVEL / peak;
            }
        }
    }
}
