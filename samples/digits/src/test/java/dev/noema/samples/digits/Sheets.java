package dev.noema.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Looks at sheets of digits: 28 pixels enlarged to 56, with gaps of 2. */
final class Sheets {

    static final int CELL = 58;

    private Sheets() {}

    static BufferedImage read(Path file) throws IOException {
        return ImageIO.read(file.toFile());
    }

    static void assertGrid(int columns, int rows, Path file) throws IOException {
        BufferedImage sheet = read(file);
        assertEquals(columns * CELL + 2, sheet.getWidth());
        assertEquals(rows * CELL + 2, sheet.getHeight());
    }

    /** A picture on a sheet, in its own size. */
    static int[] cell(BufferedImage sheet, int column, int row) {
        int[] pixels = new int[28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            int x = 2 + column * CELL + 2 * (i % 28);
            int y = 2 + row * CELL + 2 * (i / 28);
            pixels[i] = sheet.getRaster().getSample(x, y, 0);
        }
        return pixels;
    }

    /** Two engines may round to neighbouring levels. */
    static void assertAlike(Path wanted, Path found) throws IOException {
        BufferedImage one = read(wanted);
        BufferedImage other = read(found);
        assertEquals(one.getWidth(), other.getWidth());
        assertEquals(one.getHeight(), other.getHeight());
        int most = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int difference =
                        one.getRaster().getSample(x, y, 0) - other.getRaster().getSample(x, y, 0);
                most = Math.max(most, Math.abs(difference));
            }
        }
        assertTrue(most <= 1, wanted + " and " + found + " differ by " + most);
    }
}
