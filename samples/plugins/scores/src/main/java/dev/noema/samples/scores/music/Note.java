package dev.noema.samples.scores.music;

/**
 * A note that sounds.
 *
 * @param onset when it begins, in parts of a quarter note: see {@link Score#QUARTER}
 * @param length how long it sounds, above 0
 * @param pitch the MIDI number, 60 for the middle c
 */
public record Note(long onset, long length, int pitch) {

    /** The greatest MIDI number. */
    public static final int HIGHEST = 127;

    public Note {
        if (onset < 0 || length < 1 || pitch < 0 || pitch > HIGHEST) {
            throw new IllegalArgumentException(
                    String.format(
                            "a note of pitch %d from %d, %d long; allowed are pitches 0 to 127, from 0,"
                                    + " at least 1 long",
                            pitch, onset, length));
        }
    }

    /** When it has ended. */
    public long end() {
        return onset + length;
    }
}
