package dev.noema.image.data;

import dev.noema.image.codec.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers traits from pictures, one after the other. */
final class TraitsOfPictures {

    private static final int TENTH = 26;

    private final List<PictureSize> sizes = new ArrayList<>();
    private int colored;
    private long pixels;
    private long extreme;
    private long black;
    private long white;

    void add(Picture picture) {
        sizes.add(new PictureSize(picture.width(), picture.height()));
        if (!picture.isGrey()) {
            colored++;
        }
        for (byte pixel : picture.grey().pixels()) {
            int value = pixel & 0xff;
            pixels++;
            extreme += value < TENTH || value > 255 - TENTH ? 1 : 0;
            black += value == 0 ? 1 : 0;
            white += value == 255 ? 1 : 0;
        }
    }

    int count() {
        return sizes.size();
    }

    /** The traits of at least one picture. */
    PictureTraits traits() {
        Comparator<PictureSize> byArea =
                Comparator.comparingLong(size -> (long) size.width() * size.height());
        return new PictureTraits(
                sizes.size(),
                colored,
                sizes.stream().min(byArea).orElseThrow(),
                new PictureSize(
                        median(sizes.stream().mapToInt(PictureSize::width).sorted().toArray()),
                        median(sizes.stream().mapToInt(PictureSize::height).sorted().toArray())),
                sizes.stream().max(byArea).orElseThrow(),
                sizes.stream().distinct().count() == 1,
                black + white == pixels,
                (double) extreme / pixels);
    }

    private static int median(int[] sorted) {
        return sorted[sorted.length / 2];
    }
}
