package dev.noema.image.data;

import dev.noema.image.codec.Fit;
import dev.noema.image.codec.Picture;
import dev.noema.image.codec.PictureException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers traits from pictures, one after the other. */
final class TraitsOfPictures {

    /** Both sides of the mean picture, in pixels. */
    private static final int MEAN_SIZE = 16;

    private static final int TENTH = 26;

    private final List<PictureSize> sizes = new ArrayList<>();
    private final double[] sum = new double[MEAN_SIZE * MEAN_SIZE];
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
        Picture grey = picture.grey();
        for (byte pixel : grey.pixels()) {
            int value = pixel & 0xff;
            pixels++;
            extreme += value < TENTH || value > 255 - TENTH ? 1 : 0;
            black += value == 0 ? 1 : 0;
            white += value == 255 ? 1 : 0;
        }
        byte[] small = small(grey).pixels();
        for (int i = 0; i < small.length; i++) {
            sum[i] += small[i] & 0xff;
        }
    }

    private static Picture small(Picture picture) {
        try {
            return Fit.STRETCH.apply(picture, MEAN_SIZE, MEAN_SIZE);
        } catch (PictureException e) {
            throw new IllegalStateException("stretching refuses no picture", e);
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
                (double) extreme / pixels,
                symmetry());
    }

    private static int median(int[] sorted) {
        return sorted[sorted.length / 2];
    }

    private double symmetry() {
        double mean = 0;
        for (double value : sum) {
            mean += value / sum.length;
        }
        double variance = 0;
        double covariance = 0;
        for (int row = 0; row < MEAN_SIZE; row++) {
            for (int column = 0; column < MEAN_SIZE; column++) {
                double value = sum[row * MEAN_SIZE + column] - mean;
                double mirrored = sum[row * MEAN_SIZE + MEAN_SIZE - 1 - column] - mean;
                variance += value * value;
                covariance += value * mirrored;
            }
        }
        // A mean picture of one grey says nothing against mirroring.
        return variance == 0 ? 1 : covariance / variance;
    }
}
