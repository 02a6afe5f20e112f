package dev.noema.audio.init;

import dev.noema.audio.data.SoundsSurvey;

/**
 * How sounds become items, and the model that learns them within minutes on two cores.
 *
 * @param rate samples a second
 * @param fft samples of a frame
 * @param hop samples from one frame to the next
 * @param whole whether each sound is one item, else it is cut into windows
 * @param frames how many frames an item has
 * @param batch how many items make a step
 * @param steps how many steps are made
 */
record Shape(int rate, int fft, int hop, boolean whole, int frames, int batch, int steps) {

    private static final int USUAL_RATE = 16_000;
    private static final double FRAME_SECONDS = 0.016;

    /** Sounds no longer than this are taken whole. */
    private static final double SHORT = 2.5;

    /** Frames come in so many, which strides of 2 divide. */
    private static final int GRID = 16;

    private static final int WINDOW = 64;
    private static final int FEWEST_STEPS = 500;
    private static final int MOST_STEPS = 5000;
    private static final int MOST_EPOCHS = 300;

    static Shape of(SoundsSurvey survey) {
        // More than 16 kHz takes more time and tells voices and instruments apart no better.
        int rate = Math.max(8000, Math.min(USUAL_RATE, survey.usualRate()));
        // The power of two next to 64 ms; a quarter of it lies between frames.
        int fft = Integer.highestOneBit((int) Math.round(4 * FRAME_SECONDS * rate * 1.42));
        int hop = fft / 4;
        boolean whole = survey.quantile(0.95) <= SHORT;
        double frameSeconds = (double) hop / rate;
        int longest = (int) Math.ceil(survey.quantile(0.95) / frameSeconds) + 1;
        int frames = whole ? (longest + GRID - 1) / GRID * GRID : WINDOW;
        double items = whole ? survey.files() : survey.total() / (frames * frameSeconds);
        int batch = 32;
        while (batch > 4 && batch > items / 4) {
            batch /= 2;
        }
        double epoch = Math.max(1, items / batch);
        int steps = (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, MOST_EPOCHS * epoch));
        return new Shape(rate, fft, hop, whole, frames, batch, steps);
    }

    double seconds() {
        return (double) frames * hop / rate;
    }

    /** How many mel bands: fewer where low rates leave less room for them. */
    int mels() {
        return rate >= USUAL_RATE ? 80 : 64;
    }

    /** How many steps the codes of a window have, where each stands for four frames. */
    int codes() {
        return frames / 4;
    }

    int latent() {
        return whole ? 32 : 16 * codes();
    }

    String normalization() {
        return batch < 32 ? "group" : "batch";
    }

    /** How many steps lie between two looks at the validation sounds. */
    int interval() {
        return steps / 10;
    }
}
