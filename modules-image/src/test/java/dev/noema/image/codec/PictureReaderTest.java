package dev.noema.image.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {

    private static final long MANY = 1_000_000;

    private final JsonNode expected = expected();

    @Test
    void readsWhatPillowReads() throws IOException {
        assertPixels(expected.get("photo"), read("photo.png"), 0);
        assertPixels(expected.get("photo"), read("photo.bmp"), 0);
        assertPixels(expected.get("alpha"), read("alpha.png"), 1);
        assertPixels(expected.get("palette"), read("palette.gif"), 0);
        // Two JPEG decoders may round their transforms differently.
        assertPixels(expected.get("jpeg"), read("photo.jpg"), 4);
    }

    @Test
    void greyStaysAsItIs() throws IOException {
        assertPixels(expected.get("grey"), read("grey.png"), 0);
        assertPixels(expected.get("grey"), read("grey16.png"), 0);
        assertPixels(expected.get("grey"), read("photo.png").grey(), 0);
        assertTrue(read("grey.png").color().isGrey());
        assertTrue(!read("photo.png").isGrey());
    }

    @Test
    void turnsAsTheCameraWasHeld() throws IOException {
        for (int orientation = 1; orientation <= 8; orientation++) {
            JsonNode turned = expected.get("oriented").get(orientation - 1);
            Picture picture = read("orientation-" + orientation + ".jpg");
            assertEquals(turned.get("width").asInt(), picture.width());
            assertPixels(turned.get("pixels"), picture, 2);
        }
    }

    @Test
    void resamplesAsPillowDoes() throws IOException {
        Picture photo = read("photo.png");
        for (JsonNode resized : expected.get("resized")) {
            JsonNode box = resized.get("box");
            double left = box.get(0).asDouble();
            double top = box.get(1).asDouble();
            Picture picture =
                    Resampling.resample(
                            photo,
                            left,
                            top,
                            box.get(2).asDouble() - left,
                            box.get(3).asDouble() - top,
                            resized.get("width").asInt(),
                            resized.get("height").asInt());
            // Pillow rounds to 8 bits between the two directions.
            assertPixels(resized.get("pixels"), picture, 1);
        }
    }

    @Test
    void readsPortableAnymaps() throws IOException {
        assertArrayEquals(
                new byte[] {0, 127, (byte) 255, 85},
                text("P2 # note\n2 2\n# more\n255 0 127 255 85\n"));
        assertArrayEquals(new byte[] {0, (byte) 255}, text("P2 2 1 7 0 7"));
        assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, text("P3 2 1 255 1 2 3 4 5 6"));
        assertArrayEquals(new byte[] {65, 68, 66, 69, 67, 70}, text("P6 2 1 255\nABCDEF"));
        assertArrayEquals(new byte[] {'\n', '\n'}, text("P5 2 1 255\n\n\n"));
        assertArrayEquals(new byte[] {64}, text("P5 1 1 65535\n@@"));
    }

    @Test
    void damagedAnymapsAreOneLineEach() {
        assertFault("has 1 bytes of pixels where 2x1 needs 2", ascii("P5 2 1 255\nA"));
        assertFault("has 3 bytes of pixels where 2x1 needs 2", ascii("P5 2 1 255\nA\r\n"));
        assertFault("claims 99999x99999 pixels", ascii("P5 99999 99999 255\nA"));
        assertFault("claims a size of 0x1", ascii("P5 0 1 255\nA"));
        assertFault("no whole number as its width", ascii("P5 -2 1 255\nA"));
        assertFault("no whole number as its height", ascii("P5 2"));
        assertFault("no whole number as its width", ascii("P5 99999999999999999999 1 255\n"));
        assertFault("has the greatest value 70000", ascii("P5 1 1 70000\nA"));
        assertFault("has the value 9 above its greatest, 7", ascii("P2 1 1 7 9 "));
        assertFault("is cut off: 1000000 values", ascii("P2 1000 1000 7 9 9 9"));
        assertFault("goes on after its last value", ascii("P2 1 1 255 1 2 3 4 5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.png", "photo.bmp", "photo.jpg", "palette.gif"})
    void halfAPictureIsRefused(String name) throws IOException {
        byte[] whole = bytes(name);
        for (int length :
                new int[] {10, whole.length / 3, whole.length / 2, whole.length * 9 / 10}) {
            byte[] part = Arrays.copyOf(whole, length);
            PictureException e =
                    assertThrows(
                            PictureException.class, () -> PictureReader.read(part, MANY), name);
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    @Test
    void damagedBytesNeverEscapeAsAnotherException() throws IOException {
        for (String name :
                new String[] {"photo.png", "photo.bmp", "photo.jpg", "palette.gif", "alpha.png"}) {
            byte[] whole = bytes(name);
            for (int at = 0; at < whole.length; at += 1 + whole.length / 150) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) 0xff;
                try {
                    PictureReader.read(damaged, MANY);
                } catch (PictureException e) {
                    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                }
            }
        }
    }

    @Test
    void bombsAreRefusedBeforeTheyAreDecoded() {
        byte[] bomb = pngHeader(60_000, 60_000);
        assertFault("claims 60000x60000 pixels; at most 1000000 are allowed (max-pixels)", bomb);
        String message =
                assertThrows(PictureException.class, () -> PictureReader.read(bomb, Long.MAX_VALUE))
                        .getMessage();
        assertTrue(message.startsWith("claims 60000x60000 pixels"), message);
    }

    @Test
    void otherFilesAreNoPictures() {
        assertFault("is empty", new byte[0]);
        assertFault("is no picture of a known kind", ascii("Dear reader, this is a letter."));
        assertFault("is no picture of a known kind", new byte[5000]);
    }

    private static void assertFault(String part, byte[] bytes) {
        String message =
                assertThrows(PictureException.class, () -> PictureReader.read(bytes, MANY))
                        .getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private static void assertPixels(JsonNode expected, Picture picture, int tolerance) {
        assertEquals(expected.size(), picture.pixels().length);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    expected.get(i).asInt(), picture.pixels()[i] & 0xff, tolerance, "pixel " + i);
        }
    }

    private static byte[] text(String text) throws IOException {
        return PictureReader.read(ascii(text), MANY).pixels();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Picture read(String name) throws IOException {
        return PictureReader.read(bytes(name), MANY);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream input = PictureReaderTest.class.getResourceAsStream(name)) {
            return input.readAllBytes();
        }
    }

    private static JsonNode expected() {
        try (InputStream input = PictureReaderTest.class.getResourceAsStream("pictures.json")) {
            return new ObjectMapper().readTree(input);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pngHeader(int width, int height) {
        byte[] header =
                ByteBuffer.allocate(17)
                        .put(ascii("IHDR"))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        png.writeBytes(header);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        png.writeBytes(new byte[] {0, 0, 0, 0, 'I', 'D', 'A', 'T'});
        return png.toByteArray();
    }
}
