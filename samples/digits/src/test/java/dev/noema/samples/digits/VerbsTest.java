package dev.noema.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.generation.codes.CodeFormat;
import dev.noema.generation.codes.CodeTable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb on a run and on its bundle, by the real command line. */
class VerbsTest {

    @TempDir private static Path shared;
    private static Path run;
    private static Path bundle;

    @TempDir private Path folder;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        bundle = run.resolve("bundle");
        Noema.train(run);
    }

    @Test
    void samplesAlikeBySeedFromRunAndBundle() throws IOException {
        Path first = folder.resolve("first.png");
        assertEquals(first + "\n", Noema.run("sample", run, "--seed", 3, "--out", first));
        Sheets.assertGrid(8, 8, first);
        Path again = folder.resolve("new/again.png");
        Noema.run("sample", run, "--seed", 3, "--out", again);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(again));
        Path other = folder.resolve("other.png");
        Noema.run("sample", run, "--seed", 4, "--out", other);
        assertFalse(Arrays.equals(Files.readAllBytes(first), Files.readAllBytes(other)));
        Path exported = folder.resolve("exported.png");
        Noema.run("sample", bundle, "--seed", 3, "--out", exported);
        Sheets.assertAlike(first, exported);
    }

    @Test
    void samplesToFilesTheSamePictures() throws IOException {
        Path files = folder.resolve("files");
        assertEquals(files + ": 5 files\n", Noema.run("sample", run, "--n", 5, "--out", files));
        assertEquals(5, count(files));
        Path sheet = folder.resolve("sheet.png");
        Noema.run("sample", run, "--n", 3, "--out", sheet);
        Sheets.assertGrid(2, 2, sheet);
        BufferedImage third = Sheets.read(files.resolve("00003.png"));
        assertArrayEquals(
                third.getRaster().getSamples(0, 0, 28, 28, 0, (int[]) null),
                Sheets.cell(Sheets.read(sheet), 0, 1));
    }

    @Test
    void drawsBinaryPicturesAndSpreadsByTemperature() throws IOException {
        Path draw = folder.resolve("draw.png");
        Noema.run("sample", run, "--n", 1, "--draw", "--out", draw);
        assertTrue(
                Arrays.stream(Sheets.cell(Sheets.read(draw), 0, 0))
                        .allMatch(level -> level == 0 || level == 255));
        Path cold = folder.resolve("cold.png");
        Noema.run("sample", run, "--n", 2, "--temperature", 0, "--out", cold);
        BufferedImage same = Sheets.read(cold);
        assertArrayEquals(Sheets.cell(same, 0, 0), Sheets.cell(same, 1, 0));
    }

    @Test
    void showsOriginalsAboveReconstructions() throws IOException {
        Path sheet = folder.resolve("pairs.png");
        Noema.run("reconstruct", run, "--n", 18, "--out", sheet);
        Sheets.assertGrid(16, 4, sheet);
        BufferedImage picture = Sheets.read(sheet);
        assertTrue(Arrays.stream(Sheets.cell(picture, 1, 2)).allMatch(l -> l == 0 || l == 255));
        assertTrue(Arrays.stream(Sheets.cell(picture, 1, 3)).anyMatch(l -> l > 0 && l < 255));
        assertTrue(Arrays.stream(Sheets.cell(picture, 2, 3)).allMatch(l -> l == 255), "empty");
    }

    @Test
    void decodingTheCodesOfFilesReconstructsThem() throws IOException {
        Path files = folder.resolve("files");
        Noema.run("sample", run, "--n", 4, "--draw", "--out", files);
        Object[] names = {files.resolve("00001.png"), files.resolve("00004.png")};
        Path reconstructed = folder.resolve("reconstructed");
        Noema.run("reconstruct", bundle, names[0], names[1], "--out", reconstructed);
        for (CodeFormat format : CodeFormat.values()) {
            Path codes = folder.resolve("codes." + format);
            Noema.run("encode", bundle, names[0], names[1], "--out", codes);
            Path decoded = folder.resolve("decoded-" + format);
            Noema.run("decode", bundle, codes, "--out", decoded);
            for (String name : new String[] {"00001.png", "00002.png"}) {
                assertArrayEquals(
                        Files.readAllBytes(reconstructed.resolve(name)),
                        Files.readAllBytes(decoded.resolve(name)));
            }
        }
    }

    @Test
    void encodesTheRunsDataWithNamesAndClasses() {
        Path file = folder.resolve("codes.csv");
        Noema.run("encode", run, "--out", file);
        CodeTable codes = CodeFormat.read(file);
        assertEquals(400, codes.size());
        assertEquals(3, codes.width());
        assertTrue(codes.items().get(0).startsWith("test/"), codes.items().get(0));
        assertTrue(codes.classes().get(0).matches("[0-9]"), codes.classes().get(0));
        Path spread = folder.resolve("spread.npy");
        Noema.run("encode", run, "--parameter", "log_variance", "--out", spread);
        assertFalse(
                Arrays.equals(codes.codes().values(), CodeFormat.read(spread).codes().values()));
    }

    @Test
    void walksFromRunAndBundleAlike() throws IOException {
        for (String path : new String[] {"linear", "spherical"}) {
            Path ours = folder.resolve(path + ".png");
            Path exported = folder.resolve(path + "-bundle.png");
            Object[] options = {"--pairs", 3, "--steps", 5, "--path", path, "--out"};
            Noema.run(join(new Object[] {"interpolate", run}, options, ours));
            Noema.run(join(new Object[] {"interpolate", bundle}, options, exported));
            Sheets.assertGrid(5, 3, ours);
            Sheets.assertAlike(ours, exported);
        }
    }

    @Test
    void walksBetweenTheReconstructionsOfTwoFiles() throws IOException {
        Path files = folder.resolve("files");
        Noema.run("sample", run, "--n", 2, "--draw", "--out", files);
        Object[] names = {files.resolve("00001.png"), files.resolve("00002.png")};
        Path walk = folder.resolve("walk.png");
        Noema.run("interpolate", run, names[0], names[1], "--steps", 4, "--out", walk);
        Sheets.assertGrid(4, 1, walk);
        Path pairs = folder.resolve("pairs.png");
        Noema.run("reconstruct", run, names[0], names[1], "--out", pairs);
        for (int end = 0; end < 2; end++) {
            assertArrayEquals(
                    Sheets.cell(Sheets.read(pairs), end, 1),
                    Sheets.cell(Sheets.read(walk), 3 * end, 0));
        }
    }

    @Test
    void traversesDimensionsByTheirEffect() throws IOException {
        Path sheet = folder.resolve("effect.png");
        String json = Noema.run("traverse", run, "--steps", 5, "--json", "--out", sheet);
        JsonNode report = new ObjectMapper().readTree(json);
        assertEquals(sheet.toString(), report.get("written").asText());
        double last = Double.POSITIVE_INFINITY;
        for (JsonNode change : report.get("change")) {
            assertTrue(change.doubleValue() <= last && change.doubleValue() > 0, json);
            last = change.doubleValue();
        }
        Sheets.assertGrid(5, 3, sheet);
        assertTrue(
                Noema.run("traverse", bundle, "--dimensions", 2, "--out", sheet)
                        .matches("written +.*effect.png\nchange\n  z\\d  0.*\n  z\\d  0.*\n"));
        Sheets.assertGrid(9, 2, sheet);
    }

    @Test
    void saysWhatAModelIs() throws IOException {
        JsonNode ours = new ObjectMapper().readTree(Noema.run("inspect", run, "--json"));
        assertEquals("run", ours.get("kind").asText());
        JsonNode parts = ours.get("parts");
        // 784 * 24 + 24 into the hidden layer, 24 * 6 + 6 into mean and log-variance
        assertEquals(784 * 24 + 24 + 24 * 6 + 6, parts.at("/encoder/parameters").asInt());
        assertEquals("image.mlp", parts.at("/encoder/type").asText());
        assertEquals(
                ours.get("parameters").asInt(),
                parts.at("/encoder/parameters").asInt() + parts.at("/decoder/parameters").asInt());
        assertEquals(42, ours.at("/provenance/seed").asInt());
        assertEquals(6, ours.at("/checkpoint/step").asInt());
        JsonNode exported = new ObjectMapper().readTree(Noema.run("inspect", bundle, "--json"));
        assertEquals("bundle", exported.get("kind").asText());
        assertEquals("float32 [batch, 3]", exported.at("/graphs/decoder/inputs/z").asText());
        assertEquals(
                Files.size(bundle.resolve("decoder.onnx")),
                exported.get("bytes").get("decoder.onnx").asLong());
        assertTrue(Noema.run("inspect", run).startsWith("name        digits\nkind        run\n"));
    }

    private static Object[] join(Object[] first, Object[] second, Object last) {
        return Stream.of(Arrays.stream(first), Arrays.stream(second), Stream.of(last))
                .flatMap(part -> part)
                .toArray();
    }

    private static long count(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.count();
        }
    }
}
