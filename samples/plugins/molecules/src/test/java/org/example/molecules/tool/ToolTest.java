package org.example.molecules.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.serving.generation.Decoding;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on a model that has hardly learned. */
class ToolTest {

    private static final String START = "CC(=O)Nc1ccc(O)cc1";
    private static final String DATA = "builtin:molecules";

    @TempDir private static Path folder;
    private static Path run;
    private static Path bundle;

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        bundle = folder.resolve("bundle");
        List<String> settings =
                List.of(
                        "training.budget=60 steps",
                        "training.device=cpu",
                        "data.source=" + DATA,
                        "data.pairs=20",
                        "model.encoder.size=8",
                        "model.decoder.size=32");
        Experiment.load(Path.of("moses.yaml"), settings, Catalog.discover()).train(run, false);
        Run.open(run).export(bundle);
    }

    @Test
    void servingMakesTheMoleculesThatTrainingMade() {
        try (Chemist engine = Chemist.open(run);
                Chemist graphs = Chemist.open(bundle)) {
            List<String> made = engine.sample(40, 7, Decoding.SAMPLE);
            assertEquals(made, graphs.sample(40, 7, Decoding.SAMPLE));
            assertTrue(made.stream().distinct().count() > 30);
            float[][] codes = engine.encode(List.of(START, "CCO"));
            assertArrayEquals(codes[0], graphs.encode(List.of(START, "CCO"))[0], 1e-4f);
            assertArrayEquals(codes[0], engine.encode(List.of(START))[0], 1e-4f);
        }
    }

    @Test
    void scores() {
        Path out = folder.resolve("out");
        String told =
                run(0, "score", bundle.toString(), "--n", "60")
                        + run(
                                0,
                                "score",
                                bundle.toString(),
                                "--n",
                                "20",
                                "--temperature",
                                "0.5,1",
                                "--train",
                                DATA,
                                "--test",
                                DATA,
                                "--test-count",
                                "20",
                                "--trigram",
                                "500",
                                "--out",
                                out.toString());
        assertTrue(told.contains("  trigram"), told);
        assertTrue(told.contains("reconstructed exactly"), told);
        assertTrue(Files.exists(out.resolve("samples-0.5.smi")));
    }

    @Test
    void walksAndFindsNeighbours() {
        String walk =
                run(
                        0,
                        "walk",
                        bundle.toString(),
                        START,
                        "--data",
                        DATA,
                        "--learn",
                        "100",
                        "--steps",
                        "3",
                        "--out",
                        folder.resolve("walk.png").toString());
        assertTrue(Files.exists(folder.resolve("walk.png")));
        assertEquals(4, walk.lines().count(), walk);
        String drawn =
                run(
                        0,
                        "walk",
                        bundle.toString(),
                        START,
                        "--data",
                        DATA,
                        "--learn",
                        "100",
                        "--steps",
                        "2",
                        "--draws",
                        "5");
        assertEquals(3, drawn.lines().count(), drawn);
        run(0, "neighbours", bundle.toString(), START, "--n", "5");
    }

    @Test
    void wrongRequestsAreOneLine() {
        assertEquals(1, run(2, "neighbours", bundle.toString(), "C(").lines().count());
        assertEquals(1, run(2, "neighbours", bundle.toString(), "[Si]").lines().count());
        assertEquals(1, run(2, "score", bundle.toString(), "--trigram", "9").lines().count());
        assertEquals(1, run(2, "walk", "nowhere", START, "--data", DATA).lines().count());
        String none = run(2, "walk", bundle.toString(), START, "--data", DATA, "--draws", "0");
        assertEquals("--draws is 0; allowed are 1 to 10000", none.strip());
    }

    private static String run(int exit, String... arguments) {
        StringWriter told = new StringWriter();
        PrintWriter both = new PrintWriter(told);
        CommandLine line = MoleculesTool.commandLine().setOut(both).setErr(both);
        assertEquals(exit, line.execute(arguments), told::toString);
        return told.toString();
    }
}
