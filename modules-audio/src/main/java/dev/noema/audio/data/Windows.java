package dev.noema.audio.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which frames of which sound an item begins with.
 *
 * @param sounds the sound of each item
 * @param starts the frame of that sound with which the item begins
 * @param step how many frames lie between the beginnings of two windows of a sound
 * @param padded how many items are shorter and end in silence
 * @param cut how many sounds go on beyond their one item
 */
@SuppressWarnings("ArrayRecordComponent")
record Windows(int[] sounds, int[] starts, int step, int padded, int cut) {

    /**
     * Cuts sounds into windows. The last window of a sound ends with it, so that no frame is left
     * out; a shorter sound is one window.
     *
     * @param frames how many frames each sound has
     * @param length how many a window has
     * @param overlap the share of a window that the next one repeats
     */
    static Windows cut(int[] frames, int length, double overlap) {
        int step = Math.max(1, (int) Math.round(length * (1 - overlap)));
        int[] counts = Arrays.stream(frames).map(each -> count(each, length, step)).toArray();
        int[] sounds = new int[Arrays.stream(counts).reduce(0, Math::addExact)];
        int[] starts = new int[sounds.length];
        int item = 0;
        for (int sound = 0; sound < frames.length; sound++) {
            int last = Math.max(0, frames[sound] - length);
            for (int window = 0; window < counts[sound]; window++) {
                sounds[item] = sound;
                starts[item++] = Math.min(last, window * step);
            }
        }
        int padded = (int) Arrays.stream(frames).filter(each -> each < length).count();
        return new Windows(sounds, starts, step, padded, 0);
    }

    private static int count(int frames, int length, int step) {
        return frames <= length ? 1 : 1 + (frames - length + step - 1) / step;
    }

    /** Makes each sound one item. */
    static Windows whole(int[] frames, int length) {
        return new Windows(
                IntStream.range(0, frames.length).toArray(),
                new int[frames.length],
                0,
                (int) Arrays.stream(frames).filter(each -> each < length).count(),
                (int) Arrays.stream(frames).filter(each -> each > length).count());
    }
}
