package dev.noema.audio.codec;

import java.util.Arrays;

/**
 * Cuts a spectrogram of any length into items that overlap by an eighth, and fades them together
 * again, so that no joint is heard.
 *
 * @param frames how many frames an item has
 * @param mels how many bands a frame has
 * @param silence what fills the last item up
 */
record LongSound(int frames, int mels, float silence) {

    static LongSound of(Preprocessing how) {
        return new LongSound(how.frames(), how.settings().mels(), how.settings().silence());
    }

    private int overlap() {
        return frames / 8;
    }

    private int step() {
        return frames - overlap();
    }

    /** How many items a spectrogram of so many frames becomes: one at least. */
    int count(int all) {
        return 1 + Math.max(0, (all - frames + step() - 1) / step());
    }

    /**
     * The items, row-major {@code (count, frames, mels)}, of a spectrogram {@code (frames, mels)}.
     */
    float[] cut(float[] spectrogram) {
        int count = count(spectrogram.length / mels);
        float[] items = new float[Math.multiplyExact(count, frames * mels)];
        Arrays.fill(items, silence);
        for (int item = 0; item < count; item++) {
            int from = item * step() * mels;
            int length = Math.min(frames * mels, spectrogram.length - from);
            System.arraycopy(spectrogram, from, items, item * frames * mels, length);
        }
        return items;
    }

    /** The spectrogram of items, {@code frames + (count - 1) step} frames of it. */
    float[] joined(float[] items) {
        int count = items.length / (frames * mels);
        float[] all = new float[Math.multiplyExact(frames + (count - 1) * step(), mels)];
        for (int item = 0; item < count; item++) {
            for (int frame = 0; frame < frames; frame++) {
                float share = item == 0 ? 1 : Math.min(1, (frame + 1f) / (overlap() + 1));
                int from = (item * frames + frame) * mels;
                int to = (item * step() + frame) * mels;
                for (int mel = 0; mel < mels; mel++) {
                    all[to + mel] += share * (items[from + mel] - all[to + mel]);
                }
            }
        }
        return all;
    }
}
