package dev.noema.training.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Events as TensorBoard reads them. The numbers of fields stand in {@code event.proto}, {@code
 * summary.proto} and {@code tensor.proto} of <a
 * href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto">TensorBoard</a>.
 */
final class Events {

    /** Bars of a histogram. */
    private static final int BARS = 30;

    private static final int STRINGS = 7;

    private final double seconds;
    private final long step;

    /** Events of a step at a time in seconds since 1970. */
    Events(double seconds, long step) {
        this.seconds = seconds;
        this.step = step;
    }

    /** What a file begins with. */
    static Message first(double seconds) {
        return new Message().real(1, seconds).text(3, "brain.Event:2");
    }

    /** Tells that all events from this step on, written before, are void. */
    Message restart() {
        Message session = new Message().whole(1, 1);
        return new Message().real(1, seconds).whole(2, step).message(7, session);
    }

    Message scalar(String tag, float value) {
        return event(new Message().text(1, tag).real(2, value));
    }

    /** A PNG; width and height stand in its header. */
    Message picture(String tag, byte[] png) {
        ByteBuffer header = ByteBuffer.wrap(png);
        Message image =
                new Message()
                        .whole(1, header.getInt(20))
                        .whole(2, header.getInt(16))
                        .whole(3, 3)
                        .bytes(4, png);
        return event(new Message().text(1, tag).message(4, image));
    }

    /** A WAV file; the rate and the number of channels stand in its header. */
    Message sound(String tag, byte[] wav) {
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int frame = Math.max(1, header.getShort(32));
        Message audio =
                new Message()
                        .real(1, (float) header.getInt(24))
                        .whole(2, header.getShort(22))
                        .whole(3, Math.max(0, wav.length - 44) / frame)
                        .bytes(4, wav)
                        .text(5, "audio/wav");
        return event(new Message().text(1, tag).message(6, audio));
    }

    Message text(String tag, String text) {
        Message tensor = new Message().whole(1, STRINGS).message(2, new Message()).text(8, text);
        Message plugin = new Message().message(1, new Message().text(1, "text"));
        return event(new Message().text(1, tag).message(8, tensor).message(9, plugin));
    }

    /** How values are spread, in 30 bars of one width. */
    Message histogram(String tag, float[] values) {
        double[] all = new double[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i];
        }
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(0);
        double width = high > low ? (high - low) / BARS : 1;
        double[] limits = new double[BARS];
        double[] counts = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            limits[bar] = bar == BARS - 1 && high > low ? high : low + (bar + 1) * width;
        }
        for (double value : all) {
            counts[Math.min(BARS - 1, (int) ((value - low) / width))]++;
        }
        Message histogram =
                new Message()
                        .real(1, low)
                        .real(2, high)
                        .real(3, (double) all.length)
                        .real(4, Arrays.stream(all).sum())
                        .real(5, Arrays.stream(all).map(value -> value * value).sum())
                        .reals(6, limits)
                        .reals(7, counts);
        return event(new Message().text(1, tag).message(5, histogram));
    }

    private Message event(Message value) {
        Message summary = new Message().message(1, value);
        return new Message().real(1, seconds).whole(2, step).message(5, summary);
    }
}
