package dev.noema.audio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.vocoder.TonesFolder;
import dev.noema.audio.wave.SoundException;
import dev.noema.audio.wave.WavReader;
import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.testkit.contract.DataTypeContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveformsDataTest implements DataTypeContract<WaveformsConfig> {

    private static final SpectrumConfig SPECTRUM =
            new SpectrumConfig(TonesFolder.RATE, 128, 32, 128, 16, 0, 0, 1e-5);

    @TempDir private static Path folder;

    @BeforeAll
    static void write() throws IOException {
        TonesFolder.write(folder.resolve("tones"), 10);
        Files.copy(folder.resolve("tones/tone3.wav"), folder.resolve("tones/copy.wav"));
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/no.wav"), "RIFF, but no sound");
        Files.createDirectories(folder.resolve("empty"));
    }

    private static WaveformsConfig options(String source, String length) {
        WaveformsConfig usual = WaveformsConfig.defaults();
        return new WaveformsConfig(
                source,
                "",
                SPECTRUM,
                WindowLength.parse(length),
                0,
                true,
                0,
                0,
                new SplitConfig(0.2, 0.2, usual.split().by()),
                Broken.FAIL,
                0);
    }

    @Override
    public DataType<WaveformsConfig> dataType() {
        return new WaveformsData();
    }

    @Override
    public Path base() {
        return folder;
    }

    @Override
    public WaveformsConfig options() {
        return options("tones", "17 frames");
    }

    @Override
    public Map<String, WaveformsConfig> broken() {
        return Map.of(
                "no.wav",
                options("broken", "17 frames"),
                "empty",
                options("empty", "17 frames"),
                "data.length",
                options("tones", "1 frames"));
    }

    @Test
    void windowsHoldTheSamplesOfTheFile() throws SoundException, IOException {
        float[] file = WavReader.read(folder.resolve("tones/tone5.wav")).samples(0);
        try (Data data = open()) {
            for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
                for (int item = 0; item < part.size(); item++) {
                    String key = part.key(item);
                    assertFalse(key.startsWith("tone3"), "an exact copy is left out");
                    if (key.startsWith("tone5.wav")) {
                        int start = key.contains("@") ? Integer.parseInt(key.substring(10)) : 0;
                        FloatTensor x =
                                (FloatTensor)
                                        part.read(new int[] {item}, new Draw(1, 0, false)).get("x");
                        assertArrayEquals(new long[] {1, 512}, x.shape());
                        assertArrayEquals(Arrays.copyOfRange(file, start, start + 512), x.values());
                    }
                }
            }
            assertEquals(17, data.description().preprocessing().get("frames"));
        }
    }

    @Test
    void theSoundsBehindSpectrogramsAreRead() {
        SoundsConfig usual = SoundsConfig.defaults();
        SoundsConfig options =
                new SoundsConfig(
                        "tones",
                        "",
                        SPECTRUM,
                        SoundsConfig.Items.WINDOWS,
                        WindowLength.parse("17 frames"),
                        0,
                        false,
                        0,
                        0,
                        usual.classes(),
                        usual.split(),
                        Broken.FAIL,
                        0,
                        false);
        DataType.Place place = new DataType.Place(folder, folder, 1);
        try (Data data = new SoundsData().open(options, place)) {
            SoundDataset train = (SoundDataset) data.train();
            int item = 1;
            float[] mel =
                    ((FloatTensor) train.read(new int[] {item}, new Draw(1, 0, false)).get("x"))
                            .values();
            float[] samples = train.samples(item);
            assertEquals(512, samples.length);
            // In the middle, where no edge of the window shows, the spectrogram is that of the
            // samples.
            float[] again = new LogMel(SPECTRUM.settings()).of(samples);
            assertArrayEquals(
                    Arrays.copyOfRange(mel, 3 * 16, 14 * 16),
                    Arrays.copyOfRange(again, 3 * 16, 14 * 16),
                    1e-3f);
        }
    }
}
