package dev.noema.audio.codec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws spectrograms, time from left to right and low bands below; silence is black. */
final class SpectrogramPicture {

    private static final int GAP = 2;
    private static final int WHITE = 0xffffff;
    private static final int INK = 0x404040;
    private static final int SMALL = 64;
    private static final int WAVE_HEIGHT = 48;

    private final Spectrograms items;
    private final int scale;
    private final double silence;
    private final double greatest;

    SpectrogramPicture(Spectrograms items) {
        this.items = items;
        this.scale = Math.max(1, SMALL / Math.max(items.frames(), items.settings().mels()));
        this.silence = items.settings().silence();
        double most = silence + 1;
        for (float value : items.values()) {
            // A NaN keeps a place empty and is no number to compare with.
            most = value > most ? value : most;
        }
        this.greatest = most;
    }

    /** All items in rows; the place of an empty one stays white. */
    byte[] sheet(int columns) throws IOException {
        int across = Math.max(1, Math.min(columns, items.count()));
        int rows = (items.count() + across - 1) / across;
        BufferedImage image =
                blank(
                        Math.addExact(GAP, Math.multiplyExact(across, width() + GAP)),
                        Math.addExact(GAP, Math.multiplyExact(rows, height() + GAP)));
        for (int item = 0; item < items.count(); item++) {
            if (!items.isEmpty(item)) {
                int left = GAP + item % across * (width() + GAP);
                int top = GAP + item / across * (height() + GAP);
                draw(item, image, left, top);
            }
        }
        return png(image);
    }

    /** One item, its waveform above it. */
    byte[] withWaveform(float[] samples) throws IOException {
        BufferedImage image = blank(width() + 2 * GAP, WAVE_HEIGHT + height() + 3 * GAP);
        drawWave(samples, image);
        draw(0, image, GAP, WAVE_HEIGHT + 2 * GAP);
        return png(image);
    }

    private int width() {
        return items.frames() * scale;
    }

    private int height() {
        return items.settings().mels() * scale;
    }

    private void draw(int item, BufferedImage image, int left, int top) {
        float[] spectrogram = items.item(item);
        int mels = items.settings().mels();
        for (int row = 0; row < height(); row++) {
            int band = mels - 1 - row / scale;
            for (int column = 0; column < width(); column++) {
                double value = spectrogram[column / scale * mels + band];
                int color = Heat.color((value - silence) / (greatest - silence));
                image.setRGB(left + column, top + row, color);
            }
        }
    }

    // From the least to the greatest sample of each column's time.
    private void drawWave(float[] samples, BufferedImage image) {
        for (int column = 0; column < width(); column++) {
            int from = (int) ((long) column * samples.length / width());
            int to = (int) ((long) (column + 1) * samples.length / width());
            float least = 0;
            float most = 0;
            for (int i = from; i < to; i++) {
                least = Math.min(least, samples[i]);
                most = Math.max(most, samples[i]);
            }
            for (int row = row(most); row <= row(least); row++) {
                image.setRGB(GAP + column, GAP + row, INK);
            }
        }
    }

    private static int row(float sample) {
        double clipped = Math.max(-1, Math.min(1, sample));
        return (int) Math.round((1 - clipped) / 2 * (WAVE_HEIGHT - 1));
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        Arrays.fill(row, WHITE);
        for (int y = 0; y < height; y++) {
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // Not ImageIO.write to a stream, which may go through a cache on the disk.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", out);
        }
        return png.toByteArray();
    }
}
