package dev.noema.image.init;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A model that learns within minutes on two cores, and how long that takes.
 *
 * @param widths the channels of each level of the encoder; empty where pictures are too small to be
 *     halved
 * @param latent how many latent dimensions there are
 * @param batch how many pictures make a step
 * @param steps how many steps are made
 */
record Network(List<Integer> widths, int latent, int batch, int steps) {

    /**
     * Where more passes over few pictures would teach a model no more than to know them by heart.
     */
    private static final int MOST_EPOCHS = 300;

    private static final int FEWEST_STEPS = 500;

    /** Pictures below this count get a model with fewer latent dimensions. */
    private static final int FEW = 300;

    /** The mean and variance of a channel over fewer pictures say little of the others. */
    private static final int FEWEST_FOR_BATCH_NORMALIZATION = 32;

    /**
     * Chooses a model.
     *
     * @param count how many pictures it learns from
     */
    static Network of(Frame frame, Tone tone, int count) {
        boolean small = frame.area() <= 32 * 32;
        int batch = small && count >= 2000 ? 128 : 64;
        while (batch > 8 && batch > count / 4) {
            batch /= 2;
        }
        long epoch = Math.max(1, count / batch);
        long steps = Math.max(FEWEST_STEPS, Math.min(small ? 5000 : 2500, MOST_EPOCHS * epoch));
        int latent = count < FEW ? 16 : small ? 32 : 64;
        int values = frame.area() * tone.channels();
        return new Network(
                widths(frame.shorter()),
                Math.max(2, Math.min(latent, values / 4)),
                batch,
                (int) steps);
    }

    private static List<Integer> widths(int side) {
        int levels = 0;
        for (int map = side; map >= 8 && levels < 4; map = (map + 1) / 2) {
            levels++;
        }
        return switch (levels) {
            case 0 -> List.of();
            case 1 -> List.of(32);
            case 2 -> List.of(32, 64);
            case 3 -> List.of(32, 64, 128);
            default -> List.of(24, 48, 96, 144);
        };
    }

    List<Integer> decoderWidths() {
        List<Integer> reversed = new ArrayList<>(widths);
        Collections.reverse(reversed);
        return reversed;
    }

    String normalization() {
        return batch < FEWEST_FOR_BATCH_NORMALIZATION ? "group" : "batch";
    }

    /** How many steps lie between two looks at the validation pictures. */
    int interval() {
        return steps / 10;
    }
}
