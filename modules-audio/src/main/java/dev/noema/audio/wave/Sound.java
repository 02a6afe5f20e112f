package dev.noema.audio.wave;

import java.util.Arrays;

/**
 * Samples in time, each channel for itself; full scale is [-1, 1], and what lies beyond it is kept.
 */
public final class Sound {

    private final int rate;
    private final float[][] channels;

    /**
     * A sound.
     *
     * @param rate samples a second
     * @param channels the samples of each channel, all of one length; not copied
     * @throws IllegalArgumentException without a channel, with unequal ones, or at a rate below 1
     */
    public Sound(int rate, float[]... channels) {
        if (rate < 1 || channels.length == 0) {
            throw new IllegalArgumentException(
                    "a sound of "
                            + channels.length
                            + " channels at "
                            + rate
                            + " Hz; it needs at least one channel and 1 Hz");
        }
        for (float[] channel : channels) {
            if (channel.length != channels[0].length) {
                throw new IllegalArgumentException(
                        "channels of "
                                + channels[0].length
                                + " and "
                                + channel.length
                                + " samples; all must be of one length");
            }
        }
        this.rate = rate;
        this.channels = channels.clone();
    }

    /** Samples a second, in Hz. */
    public int rate() {
        return rate;
    }

    /** How many channels there are. */
    public int channels() {
        return channels.length;
    }

    /** How many samples a channel has. */
    public int length() {
        return channels[0].length;
    }

    /** How long it lasts. */
    public double seconds() {
        return (double) length() / rate;
    }

    /** The samples of a channel; not copied. */
    public float[] samples(int channel) {
        return channels[channel];
    }

    /** The mean of all channels as one. */
    public Sound mono() {
        if (channels.length == 1) {
            return this;
        }
        float[] mean = new float[length()];
        for (float[] channel : channels) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += channel[i] / channels.length;
            }
        }
        return new Sound(rate, mean);
    }

    /** The same from one sample up to another, exclusive. */
    public Sound part(int from, int to) {
        float[][] parts = new float[channels.length][];
        Arrays.setAll(parts, channel -> Arrays.copyOfRange(channels[channel], from, to));
        return new Sound(rate, parts);
    }

    /** The same with every sample multiplied. */
    public Sound scaled(double gain) {
        float[][] scaled = new float[channels.length][length()];
        for (int channel = 0; channel < channels.length; channel++) {
            for (int i = 0; i < scaled[channel].length; i++) {
                scaled[channel][i] = (float) (gain * channels[channel][i]);
            }
        }
        return new Sound(rate, scaled);
    }
}
