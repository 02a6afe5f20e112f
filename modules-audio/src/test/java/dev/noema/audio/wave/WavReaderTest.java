package dev.noema.audio.wave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of WAV files, and what is refused. */
class WavReaderTest {

    /** More of them with {@code -Pproofs}. */
    private static final int MUTANTS = 5 * Integer.getInteger("noema.mutants", 500);

    @Test
    void readsWhatLibsndfileReads() throws IOException {
        Set<Map.Entry<String, JsonNode>> files = Oracle.of("files").properties();
        assertEquals(8, files.size());
        for (Map.Entry<String, JsonNode> file : files) {
            Sound sound = WavReader.read(resource(file.getKey() + ".wav"));
            assertEquals(22_050, sound.rate());
            assertEquals(file.getValue().size(), sound.channels(), file.getKey());
            for (int channel = 0; channel < sound.channels(); channel++) {
                JsonNode wanted = file.getValue().get(channel);
                assertEquals(wanted.size(), sound.length());
                for (int i = 0; i < wanted.size(); i++) {
                    assertEquals((float) wanted.get(i).doubleValue(), sound.samples(channel)[i], 0);
                }
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = WavReaderTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatWasWritten(Encoding encoding, @TempDir Path folder) throws IOException {
        Sound sound =
                new Sound(
                        44_100,
                        new float[] {0, 0.5f, -1, 0.25f, -0.125f},
                        new float[] {0.75f, 0, 0.5f, -0.5f, 0.125f},
                        new float[5]);
        Path file = folder.resolve("x.wav");
        Files.write(file, WavWriter.content(sound, encoding));
        Sound read = WavReader.read(file);
        assertEquals(44_100, read.rate());
        for (int channel = 0; channel < 3; channel++) {
            assertArrayEquals(sound.samples(channel), read.samples(channel), 0);
        }
        WavHeader header = WavReader.header(file);
        assertEquals(encoding, header.encoding());
        assertEquals(5, header.frames());
    }

    @Test
    void clipsWhatIsBeyondFullScale() throws IOException {
        Sound loud = new Sound(8000, new float[] {2, -2});
        Sound read = WavReader.read(WavWriter.content(loud, Encoding.PCM_16));
        assertArrayEquals(new float[] {32767f / 32768, -1}, read.samples(0));
    }

    // The plain header: 20 format, 22 channels, 24 rate, 32 frame, 34 bits, 40 length of 40 bytes.
    @ParameterizedTest
    @CsvSource({
        "20, 2, 2, ADPCM",
        "20, 2, 6, A-law",
        "20, 2, 7, mu-law",
        "20, 2, 85, MPEG",
        "20, 2, 65534, needs 40",
        "20, 2, 4660, 0x1234",
        "22, 2, 0, has 0 channels; allowed are 1 to 64",
        "22, 2, 8193, has 8193 channels; allowed are 1 to 64",
        "22, 2, 2, 'says that 2 samples of 2 bytes take 2 bytes'",
        "24, 4, 0, has a rate of 0 Hz",
        "24, 4, 4294967295, has a rate of 4294967295 Hz",
        "32, 2, 0, take 0 bytes",
        "34, 2, 12, has samples of 12 bits",
        "40, 4, 0, holds no sound",
        "40, 4, 39, no whole number of frames",
        "40, 4, 42, 'is cut off: its sound should have 42 bytes, 40 are left'",
        "40, 4, 4294967295, is cut off",
        "16, 4, 4294967295, 'is cut off: its chunk \"fmt \"'",
        "16, 4, 8, has a chunk \"fmt \" of 8 bytes",
        "12, 4, 1, 'has no chunk \"fmt \" before its sound'",
        "36, 4, 1, 'has no chunk \"data\"'",
    })
    void refusesADamagedHeader(int at, int bytes, long value, String said) {
        byte[] file = WavWriter.content(new Sound(8000, new float[20]), Encoding.PCM_16);
        assertRefused(WavFiles.with(file, at, bytes, value), said);
    }

    @ParameterizedTest
    @CsvSource({
        "RF64, is a WAV file of the 64-bit kind",
        "RIFX, big-endian",
        "fLaC, is a FLAC file",
        "OggS, is an Ogg file",
        "FORM, is an AIFF file",
        "ID3x, is an MP3 file",
        "text, is no WAV file",
    })
    void saysWhatAnotherFileIs(String magic, String said) {
        byte[] file = WavWriter.content(new Sound(8000, new float[20]), Encoding.PCM_16);
        System.arraycopy(magic.getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
        assertRefused(file, said);
    }

    @Test
    void refusesShortFilesAndSamplesThatAreNone() {
        byte[] file = WavWriter.content(new Sound(8000, new float[20]), Encoding.FLOAT_32);
        assertRefused(new byte[0], "is empty");
        assertRefused(Arrays.copyOf(file, 11), "has 11 bytes");
        assertRefused(Arrays.copyOf(file, file.length - 1), "is cut off");
        int first = file.length - 80;
        assertRefused(WavFiles.with(file, first, 4, 0x7fc00000), "has the sample NaN at 0");
        assertRefused(WavFiles.with(file, first + 4, 4, 0x7f800000), "Infinity at 1");
        assertRefused(WavFiles.with(file, first, 4, Float.floatToIntBits(20_000)), "full scale");
    }

    @Test
    void namesNoFileThatIsMissing(@TempDir Path folder) {
        Path missing = folder.resolve("x.wav");
        assertEquals(
                "is missing",
                assertThrows(SoundException.class, () -> WavReader.read(missing)).getMessage());
        assertEquals(
                "is no file",
                assertThrows(SoundException.class, () -> WavReader.read(folder)).getMessage());
    }

    @Test
    void readsOrRefusesEveryMutantInALine() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(5),
                () -> {
                    Random random = new Random(11);
                    int refused = 0;
                    for (int i = 0; i < MUTANTS; i++) {
                        refused += isRefused(WavFiles.mutant(random)) ? 1 : 0;
                    }
                    assertTrue(
                            refused > MUTANTS / 3 && refused < MUTANTS, refused + " were refused");
                });
    }

    private static boolean isRefused(byte[] mutant) {
        try {
            Sound sound = WavReader.read(mutant);
            assertTrue((long) sound.length() * sound.channels() <= mutant.length);
            return false;
        } catch (SoundException e) {
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            return true;
        }
    }

    private static void assertRefused(byte[] file, String said) {
        SoundException refused =
                assertThrows(SoundException.class, () -> WavReader.read(file), said);
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
        assertEquals(1, refused.getMessage().lines().count());
    }
}
