package dev.noema.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextModeGreymapTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 20;

    private final TextModeGreymap greymap = new TextModeGreymap(WIDTH, HEIGHT);

    /** A smooth picture with some pixels of value 10, and where asked for a pair 13, 10. */
    private static byte[] picture(boolean truePair) {
        byte[] header = "P5\n24 20\n255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[header.length + WIDTH * HEIGHT];
        System.arraycopy(header, 0, file, 0, header.length);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            file[header.length + i] = (byte) (i % WIDTH == 3 ? 10 : 20 + 8 * (i % WIDTH));
        }
        if (truePair) {
            file[header.length + 7 * WIDTH + 2] = 13;
        }
        return file;
    }

    private static byte[] converted(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte value : file) {
            if (value == '\n') {
                bytes.write('\r');
            }
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    @Test
    void leavesWholeFilesAlone() {
        byte[] file = picture(true);
        assertSame(file, greymap.repair("a.pgm", file));
    }

    @Test
    void undoesTheConversion() {
        assertArrayEquals(picture(false), greymap.repair("a.pgm", converted(picture(false))));
    }

    @Test
    void keepsTheOnePairThatLeavesThePictureSmooth() {
        // The transfer left a pair that was there already as it was, so that dropping all leaves
        // one pixel too few.
        byte[] once = converted(picture(false));
        byte[] file = new byte[once.length - 1];
        int at = "P5\r\n24 20\r\n255\r\n".length() + 9 * (WIDTH + 1) + 2;
        System.arraycopy(once, 0, file, 0, at);
        System.arraycopy(once, at + 1, file, at, file.length - at);
        file[at] = '\r';
        byte[] expected = picture(false);
        expected["P5\n24 20\n255\n".length() + 9 * WIDTH + 2] = '\r';
        assertArrayEquals(expected, greymap.repair("a.pgm", file));
    }

    @Test
    void refusesWhatIsNoPictureOfThisSize() {
        byte[] file = picture(false);
        file[3] = '9';
        assertThrows(FetchException.class, () -> greymap.repair("a.pgm", file));
        assertThrows(FetchException.class, () -> greymap.repair("a.pgm", new byte[0]));
        assertThrows(
                FetchException.class,
                () -> new TextModeGreymap(30, 20).repair("a.pgm", converted(picture(false))));
    }
}
