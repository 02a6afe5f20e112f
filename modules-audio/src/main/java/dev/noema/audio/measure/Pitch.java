package dev.noema.audio.measure;

/**
 * The course of a sound's pitch.
 *
 * @param frequencies the fundamental frequency of each frame, in Hz, of unvoiced ones too
 * @param voiced whether each frame has a pitch
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pitch(double[] frequencies, boolean[] voiced) {

    /** How many frames there are. */
    public int frames() {
        return voiced.length;
    }
}
