package dev.noema.audio.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.WavReader;
import dev.noema.audio.wave.WavWriter;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioCodecTest implements CodecContract {

    private static final int SIZE = 63 * 80;

    @Override
    public Codec codec() {
        return new AudioCodec();
    }

    @Override
    public Tensor items() {
        float[] voice = Voice.preprocessing().spectrogram(Voice.sound());
        float[] two = Arrays.copyOf(voice, 2 * SIZE);
        float[] quiet = Voice.preprocessing().spectrogram(Voice.sound().scaled(0.3));
        System.arraycopy(quiet, 0, two, SIZE, SIZE);
        return new FloatTensor(two, 2, 63, 80);
    }

    @Override
    public Map<String, Object> preprocessing() {
        return Voice.entries();
    }

    /** Phases are lost, and with them single bands of what is hardly heard. */
    @Override
    public double tolerance() {
        return 8;
    }

    @Test
    void readsAFileOfAnyRateAndLengthAsOneItem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.wav");
        float[] samples = new float[11_025];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * 500 * i / 44_100) / 2;
        }
        Files.write(file, WavWriter.content(new Sound(44_100, samples, samples), Encoding.PCM_24));
        float[] item = ((FloatTensor) codec().read(file, preprocessing())).values();
        assertEquals(SIZE, item.length);
        // A quarter of a second: 16 frames, then silence.
        assertTrue(item[8 * 80 + 12] > 0, "500 Hz has the power " + item[8 * 80 + 12]);
        assertEquals(Voice.SETTINGS.silence(), item[17 * 80 + 12]);
        assertEquals(Voice.SETTINGS.silence(), item[SIZE - 1]);
    }

    @Test
    void aSheetHoldsAllItemsWithPauses() throws IOException {
        Sound sheet = WavReader.read(codec().sheet(items(), 2, preprocessing()));
        assertEquals(16_000, sheet.rate());
        assertEquals(2 * 62 * 256 + 4000, sheet.length());
        float[] withGap = ((FloatTensor) items()).values();
        Arrays.fill(withGap, 0, SIZE, Float.NaN);
        Tensor gap = new FloatTensor(withGap, 2, 63, 80);
        assertEquals(62 * 256, WavReader.read(codec().sheet(gap, 2, preprocessing())).length());
        Arrays.fill(withGap, Float.NaN);
        Tensor none = new FloatTensor(withGap, 2, 63, 80);
        assertTrue(WavReader.read(codec().sheet(none, 2, preprocessing())).length() > 0);
    }

    @Test
    void picturesShowLowBandsBelow() throws IOException {
        float[] values = new float[2 * SIZE];
        Arrays.fill(values, Voice.SETTINGS.silence());
        for (int frame = 0; frame < 63; frame++) {
            values[frame * 80] = 3;
        }
        Tensor items = new FloatTensor(values, 2, 63, 80);
        BufferedImage sheet = image(codec().picture(items, 8, preprocessing()).orElseThrow());
        assertEquals(2 + 2 * 65, sheet.getWidth());
        assertEquals(2 + 82, sheet.getHeight());
        assertEquals(0xfffcfdbf, sheet.getRGB(30, 81));
        assertEquals(0xff000004, sheet.getRGB(30, 80));
        assertEquals(0xff000004, sheet.getRGB(95, 81));
        Tensor one = new FloatTensor(Arrays.copyOf(values, SIZE), 1, 63, 80);
        BufferedImage single = image(codec().picture(one, 1, preprocessing()).orElseThrow());
        assertTrue(single.getHeight() > sheet.getHeight(), "the waveform is above");
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void remarksHowLoudAFileIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.wav");
        Files.write(
                file,
                WavWriter.content(new Sound(8000, new float[] {2, 0, 0, 0}), Encoding.PCM_16));
        assertEquals("peak 0.0 dB, mean -6.0 dB, 25.00% clipped", codec().remark(file).orElse(""));
        Files.write(file, WavWriter.content(new Sound(8000, new float[4]), Encoding.PCM_16));
        assertEquals("silent", codec().remark(file).orElse(""));
    }
}
