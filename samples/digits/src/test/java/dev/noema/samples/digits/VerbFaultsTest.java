package dev.noema.samples.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verbs answer to wrong requests, and how they speak of classes. */
class VerbFaultsTest {

    @TempDir private static Path shared;
    private static Path run;
    private static Path bundle;

    @TempDir private Path folder;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        bundle = run.resolve("bundle");
        Noema.train(run, "model.condition={type: one-hot}");
    }

    @Test
    void namesClassesAndSuggestsThem() throws IOException {
        Path sheet = folder.resolve("sheet.png");
        Noema.run("sample", bundle, "--out", sheet);
        Sheets.assertGrid(10, 6, sheet);
        Noema.run("sample", run, "--class", "7", "--n", 4, "--out", sheet);
        Sheets.assertGrid(2, 2, sheet);
        assertTrue(
                Noema.refused("sample", run, "--class", "77", "--out", sheet)
                        .startsWith("\"77\" is no class of this model; known are 0, 1, 2, 3, "));
        Noema.run("reconstruct", run, "--n", 4, "--out", sheet);
        Noema.run("interpolate", bundle, "--pairs", 2, "--out", sheet);
        Noema.run("traverse", bundle, "--class", "3", "--out", sheet);
    }

    @Test
    void keepsClassesWithCodes() {
        Path sheet = folder.resolve("sheet.png");
        Path codes = folder.resolve("codes.csv");
        Noema.run("encode", run, "--out", codes);
        Noema.run("decode", bundle, codes, "--out", sheet);
        Path bare = folder.resolve("codes.npy");
        Noema.run("encode", run, "--out", bare);
        assertTrue(
                Noema.refused("decode", bundle, bare, "--out", sheet)
                        .contains(": says no classes, which this model needs; say --class"));
        Noema.run("decode", bundle, bare, "--class", "3", "--out", sheet);
    }

    @Test
    void wantsToBeToldTheClassOfFiles() {
        Path files = folder.resolve("files");
        Noema.run("sample", run, "--class", "5", "--n", 1, "--draw", "--out", files);
        Path file = files.resolve("00001.png");
        Path sheet = folder.resolve("sheet.png");
        assertTrue(
                Noema.refused("reconstruct", bundle, file, "--out", sheet)
                        .startsWith("the model has to be told the class"));
        Noema.run("reconstruct", bundle, file, "--class", "5", "--out", sheet);
        assertEquals(
                "--class is said of files; the run's data know their classes",
                Noema.refused("reconstruct", run, "--class", "5"));
    }

    @Test
    void saysWhichCountsAreAllowed() {
        assertTrue(Noema.refused("sample", run, "--n", 0).startsWith("--n is 0; allowed is 1 to "));
        assertTrue(Noema.refused("sample", bundle, "--n", 2_000_000_000).startsWith("--n is 2"));
        assertEquals(
                "--temperature is -0.5; allowed is 0 to 100",
                Noema.refused("sample", run, "--temperature", -0.5));
        assertEquals(
                "--steps is 1; allowed is 2 to 256",
                Noema.refused("interpolate", run, "--steps", 1));
        assertEquals(
                "5000 items are too many for one sheet; allowed are 4096, or --files",
                Noema.refused("sample", bundle, "--n", 5000, "--out", folder.resolve("a.png")));
    }

    @Test
    void saysWhatIsWrongWithFiles() throws IOException {
        Path missing = folder.resolve("missing.png");
        assertEquals(missing + ": there is no such file", Noema.refused("encode", bundle, missing));
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertTrue(
                Noema.refused("encode", bundle, text, "--class", "1")
                        .startsWith(text + " is no picture of a known kind"));
        Path narrow = Files.writeString(folder.resolve("codes.csv"), "1,2\n");
        assertEquals(
                narrow + ": has codes of 2 numbers; this model takes 3",
                Noema.refused("decode", bundle, narrow));
        assertEquals(
                bundle + ": a bundle has no data of its own; give files",
                Noema.refused("encode", bundle));
        assertEquals(
                "one end is given; a walk takes two, or none",
                Noema.refused("interpolate", bundle, text));
        assertEquals(
                "x.jpg: a sheet of this model is a .png file",
                Noema.refused("sample", bundle, "--out", "x.jpg"));
        assertTrue(
                Noema.refused("sample", run.resolveSibling("rum"))
                        .endsWith("rum: there is no such folder; did you mean \"run\""));
        assertTrue(
                Noema.refused("interpolate", bundle, "--path", "sperical")
                        .contains("allowed are linear, spherical; did you mean \"spherical\""));
    }
}
