package dev.noema.audio.wave;

/**
 * What a WAV file says of the sound in it, checked against the bytes that are there.
 *
 * @param encoding how a sample stands in the file
 * @param channels how many samples a frame has, 1 to 64
 * @param rate frames a second, 1,000 to 768,000 Hz
 * @param start the byte at which the first frame begins
 * @param frames how many frames there are, at least 1
 */
public record WavHeader(Encoding encoding, int channels, int rate, long start, int frames) {

    /** How long the sound lasts. */
    public double seconds() {
        return (double) frames / rate;
    }

    int frameBytes() {
        return channels * encoding.bytes();
    }
}
