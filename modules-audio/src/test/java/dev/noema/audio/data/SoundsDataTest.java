package dev.noema.audio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.audio.codec.AudioCodec;
import dev.noema.audio.wave.Encoding;
import dev.noema.audio.wave.Sound;
import dev.noema.audio.wave.WavWriter;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.DataTypeContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a folder of sounds, and what is refused. */
class SoundsDataTest implements DataTypeContract<SoundsConfig> {

    private static final int RATE = 8000;
    private static final int HOP = 64;
    private static final Draw PLAIN = new Draw(0, 0, false);

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < 12; i++) {
            // 20 to 64 frames of 64 samples.
            sound("s" + i % 3 + "/" + i % 2 + "_x" + i + ".wav", 100 + 50 * i, HOP * (19 + 4 * i));
        }
        Files.createDirectories(folder.resolve("other"));
    }

    private void sound(String name, double frequency, int length) throws IOException {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) Math.sin(2 * Math.PI * frequency * i / RATE) / 2;
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, WavWriter.content(new Sound(RATE, samples), Encoding.PCM_16));
    }

    @Override
    public DataType<SoundsConfig> dataType() {
        return new SoundsData();
    }

    @Override
    public Path base() {
        return folder;
    }

    private DataType.Place place(long seed) {
        return new DataType.Place(folder, folder.resolve(".cache"), seed);
    }

    @Override
    public SoundsConfig options() {
        return options(".", "16 frames", ClassesConfig.defaults(), Broken.FAIL);
    }

    private static SoundsConfig options(
            String source, String length, ClassesConfig classes, Broken broken) {
        return new SoundsConfig(
                source,
                "",
                new SpectrumConfig(RATE, 256, HOP, 256, 20, 0, 0, 1e-5),
                SoundsConfig.Items.WINDOWS,
                WindowLength.parse(length),
                0.25,
                false,
                0,
                0,
                classes,
                SplitConfig.defaults(),
                broken,
                0,
                false);
    }

    @Override
    public Map<String, SoundsConfig> broken() {
        return Map.of(
                "nowhere", options("nowhere", "16 frames", ClassesConfig.defaults(), Broken.FAIL),
                "other", options("other", "16 frames", ClassesConfig.defaults(), Broken.FAIL),
                "length", options(".", "70000 frames", ClassesConfig.defaults(), Broken.FAIL),
                "classes.pattern",
                        options(
                                ".",
                                "16 frames",
                                new ClassesConfig(ClassesConfig.From.NAME, "", "", "", "y(.)"),
                                Broken.FAIL));
    }

    @Test
    void windowsCoverEverySoundAndStayInOnePart() {
        try (Data data = open()) {
            assertEquals("(16, 20)", data.description().event().toString());
            Set<String> seen = new HashSet<>();
            int items = 0;
            for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
                Set<String> files = new HashSet<>();
                for (int item = 0; item < part.size(); item++) {
                    files.add(part.key(item).replaceAll("@.*", ""));
                }
                for (String file : files) {
                    assertTrue(seen.add(file), file + " is in two parts");
                }
                items += part.size();
            }
            assertEquals(12, seen.size());
            // Each of 20 + 4 i frames: one window, and one for each further 12 frames begun.
            int wanted = 0;
            for (int i = 0; i < 12; i++) {
                wanted += 1 + (int) Math.ceil((20 + 4 * i - 16) / 12.0);
            }
            assertEquals(wanted, items);
        }
    }

    @Test
    void anItemIsWhatTheCodecReads() throws IOException {
        try (Data data = open()) {
            String key = data.train().key(0);
            FloatTensor x = (FloatTensor) data.train().read(new int[] {0}, PLAIN).get("x");
            FloatTensor read =
                    new AudioCodec().read(folder.resolve(key), data.description().preprocessing());
            assertArrayEquals(read.shape(), x.shape());
            assertArrayEquals(read.values(), x.values());
        }
    }

    @Test
    void theLastWindowEndsWithTheSound() {
        Windows windows = Windows.cut(new int[] {16, 20, 40, 7}, 16, 0.25);
        assertArrayEquals(new int[] {0, 1, 1, 2, 2, 2, 3}, windows.sounds());
        assertArrayEquals(new int[] {0, 0, 4, 0, 12, 24, 0}, windows.starts());
        assertEquals(1, windows.padded());
        Windows whole = Windows.whole(new int[] {16, 20, 40, 7}, 16);
        assertEquals(2, whole.cut());
        assertEquals(1, whole.padded());
    }

    @Test
    void shiftedWindowsDifferByTheEpochAndStayWithinTheSound() {
        SoundsConfig plain = options();
        SoundsConfig shifted =
                new SoundsConfig(
                        plain.source(),
                        plain.only(),
                        plain.spectrum(),
                        plain.items(),
                        plain.length(),
                        plain.overlap(),
                        true,
                        0,
                        0,
                        plain.classes(),
                        plain.split(),
                        plain.broken(),
                        0,
                        false);
        try (Data data = dataType().open(shifted, place(1))) {
            int[] all = new int[data.train().size()];
            Arrays.setAll(all, item -> item);
            float[] first = read(data.train(), all, new Draw(1, 0, true));
            assertArrayEquals(first, read(data.train(), all, new Draw(1, 0, true)));
            assertFalse(Arrays.equals(first, read(data.train(), all, new Draw(1, 1, true))));
            assertFalse(Arrays.equals(first, read(data.train(), all, new Draw(1, 0, false))));
        }
    }

    private static float[] read(Dataset data, int[] items, Draw draw) {
        return ((FloatTensor) data.read(items, draw).get("x")).values();
    }

    @Test
    void wholeSoundsEndInSilence() {
        SoundsConfig plain = options();
        SoundsConfig whole =
                new SoundsConfig(
                        plain.source(),
                        plain.only(),
                        plain.spectrum(),
                        SoundsConfig.Items.WHOLE,
                        WindowLength.parse("longest"),
                        0,
                        false,
                        0,
                        0,
                        ClassesConfig.parse("subfolder"),
                        plain.split(),
                        plain.broken(),
                        0,
                        false);
        try (Data data = dataType().open(whole, place(1))) {
            assertEquals("(64, 20)", data.description().event().toString());
            assertEquals(List.of("s0", "s1", "s2"), data.description().classes());
            assertEquals(12, data.train().size() + data.validation().size() + data.test().size());
            for (int item = 0; item < data.train().size(); item++) {
                String key = data.train().key(item);
                int number = Integer.parseInt(key.replaceAll(".*x|\\.wav", ""));
                Map<String, Tensor> batch = data.train().read(new int[] {item}, PLAIN);
                float[] x = ((FloatTensor) batch.get("x")).values();
                float silence = (float) Math.log(1e-5);
                if (number < 11) {
                    assertEquals(silence, x[(20 + 4 * number) * 20]);
                }
                assertTrue(x[10 * 20 + number / 2] > silence, key);
                assertEquals(number % 3, ((LongTensor) batch.get("condition")).values()[0], key);
            }
        }
    }

    @Test
    void classesFollowFromAPatternOrACsvFile() throws IOException {
        ClassesConfig pattern = new ClassesConfig(ClassesConfig.From.NAME, "", "", "", "([01])_x");
        try (Data data =
                dataType().open(options(".", "16 frames", pattern, Broken.FAIL), place(1))) {
            assertEquals(List.of("0", "1"), data.description().classes());
        }
        StringBuilder rows = new StringBuilder("file,voice\n");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> rows.append(file.getFileName()).append(",anna\n"));
        }
        Files.writeString(folder.resolve("who.csv"), rows);
        ClassesConfig csv = new ClassesConfig(ClassesConfig.From.CSV, "who.csv", "voice", "", "");
        try (Data data = dataType().open(options(".", "16 frames", csv, Broken.FAIL), place(1))) {
            assertEquals(List.of("anna"), data.description().classes());
        }
    }

    @Test
    void everyBrokenFileIsNamed() throws IOException {
        Files.write(folder.resolve("cut.wav"), new byte[] {'R', 'I', 'F', 'F'});
        Files.write(folder.resolve("empty.wav"), new byte[0]);
        DataException refused = assertThrows(DataException.class, this::open);
        assertEquals(
                "data.source: 2 of 14 sounds cannot be read: cut.wav has 4 bytes, fewer than the"
                        + " header of a WAV file; empty.wav is empty; data.broken: skip leaves such files"
                        + " out",
                refused.getMessage());
        SoundsConfig skip = options(".", "16 frames", ClassesConfig.defaults(), Broken.SKIP);
        try (Data data = dataType().open(skip, place(1))) {
            assertTrue(data.train().size() > 0);
        }
    }

    @Test
    void saysHowOtherSoundsBecomeWavFiles() throws IOException {
        Files.write(folder.resolve("other/x.flac"), new byte[10]);
        DataException refused =
                assertThrows(
                        DataException.class,
                        () ->
                                dataType()
                                        .open(
                                                options(
                                                        "other",
                                                        "16 frames",
                                                        ClassesConfig.defaults(),
                                                        Broken.FAIL),
                                                place(1)));
        assertTrue(refused.getMessage().contains("ffmpeg -i"), refused.getMessage());
    }

    @Test
    void copiesAreLeftOutAndAllSilenceIsRefused() throws IOException {
        Files.copy(folder.resolve("s0/0_x0.wav"), folder.resolve("copy.wav"));
        try (Data data = open()) {
            for (Dataset part : List.of(data.train(), data.validation(), data.test())) {
                for (int item = 0; item < part.size(); item++) {
                    assertFalse(part.key(item).startsWith("s0/0_x0"), "copy.wav is the same");
                }
            }
        }
        Path silent = Files.createDirectories(folder.resolve("silent"));
        for (int i = 1; i < 5; i++) {
            Sound silence = new Sound(RATE, new float[1000 * i]);
            Files.write(silent.resolve(i + ".wav"), WavWriter.content(silence, Encoding.PCM_16));
        }
        SoundsConfig options =
                options("silent", "16 frames", ClassesConfig.defaults(), Broken.FAIL);
        DataException refused =
                assertThrows(DataException.class, () -> dataType().open(options, place(1)));
        assertTrue(refused.getMessage().contains("silent throughout"), refused.getMessage());
    }

    @Test
    void keepsSpectrogramsForTheNextRun(@TempDir Path cache) throws IOException {
        SoundsConfig plain = options();
        SoundsConfig kept =
                new SoundsConfig(
                        plain.source(),
                        plain.only(),
                        plain.spectrum(),
                        plain.items(),
                        plain.length(),
                        plain.overlap(),
                        false,
                        0,
                        0,
                        plain.classes(),
                        plain.split(),
                        plain.broken(),
                        0,
                        true);
        DataType.Place place = new DataType.Place(folder, cache, 1);
        try (Data first = dataType().open(kept, place)) {
            List<Path> files = files(cache);
            assertEquals(1, files.size());
            byte[] before = Files.readAllBytes(files.get(0));
            try (Data second = dataType().open(kept, place)) {
                assertEquals(first.digest(), second.digest());
                assertArrayEquals(
                        read(first.train(), new int[] {0, 1}, PLAIN),
                        read(second.train(), new int[] {0, 1}, PLAIN));
            }
            assertArrayEquals(before, Files.readAllBytes(files.get(0)));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
