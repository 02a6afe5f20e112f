package dev.noema.audio.data;

/** A data set that still knows the sounds behind its items. */
public interface Originals {

    /**
     * The samples that an item was made of, at the rate of its spectrogram: those between the
     * centres of its first and last frame, or up to the end of the sound where that comes first.
     *
     * @throws dev.noema.data.DataException when the file is gone or has changed
     */
    float[] samples(int item);
}
