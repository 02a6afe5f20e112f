package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What one does with a model of text, by the command line, on a run and on its bundle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SequenceVerbsTest {

    @TempDir private static Path folder;

    private String run;
    private String bundle;

    @BeforeAll
    void train() throws IOException {
        run = TinyText.train(folder, false).toString();
        assertEquals(0, CommandLineRun.of("export", run).exit());
        bundle = run + "/bundle";
    }

    private static List<String> lines(String... arguments) {
        CommandLineRun answer = CommandLineRun.of(arguments);
        assertEquals(0, answer.exit(), answer.err());
        return answer.out().lines().toList();
    }

    private static void refused(String part, String... arguments) {
        CommandLineRun.of(arguments).assertOneLine(2, part);
    }

    @Test
    void completionsBeginAsAskedAndAreTheSameFromTheBundle() {
        List<String> made = lines("complete", run, "my house burns", "-n", "6", "--seed", "3");
        assertEquals(6, made.size());
        made.forEach(line -> assertTrue(line.startsWith("my house burns"), line));
        assertEquals(made, lines("complete", bundle, "my house burns", "-n", "6", "--seed", "3"));
        assertTrue(made.stream().distinct().count() > 1, made.toString());
        String json =
                String.join(
                        "\n",
                        lines(
                                "complete",
                                run,
                                "my house burns",
                                "-n",
                                "6",
                                "--seed",
                                "3",
                                "--json"));
        for (String text : made) {
            assertTrue(json.contains("\"text\" : \"" + text + "\""), json);
        }
        assertTrue(json.contains("\"tokens\" : [ "), json);
        refused("--json prints the items", "complete", run, "my", "--json", "-o", "x.txt");
    }

    @Test
    void completionsFollowTheCodeOfAnotherText() {
        List<String> made =
                lines("complete", run, "the", "-n", "3", "--like", "a wave dives now.", "--greedy");
        assertEquals(1, made.stream().distinct().count());
        refused(
                "there is no such file",
                "complete",
                run,
                "the",
                "--like",
                folder.resolve("absent.txt").toString());
    }

    @Test
    void beamsFindOneItemForACode() {
        List<String> found =
                lines(
                        "complete",
                        bundle,
                        "my",
                        "-n",
                        "2",
                        "--like",
                        "my house burns now.",
                        "--beam",
                        "8");
        assertEquals(2, found.size());
        assertEquals(found.get(0), found.get(1));
        assertTrue(found.get(0).startsWith("my house"), found.get(0));
        refused("--beam is 0", "complete", run, "my", "--beam", "0");
        refused("--top-k -1", "sample", run, "--top-k", "-1");
        refused("of the beginning is 20", "complete", run, "my ".repeat(20));
    }

    @Test
    void onlyModelsOfTokensComplete(@TempDir Path digits) throws IOException {
        Path pictures = digits.resolve("run");
        TinyDigits.train(TinyDigits.config(digits), List.of("model.condition=one-hot"), pictures);
        refused("makes no tokens", "complete", pictures.toString(), "x");
        attributesOfPictures(digits, pictures.toString());
    }

    /** A set of files, found again by its neighbours, and a change that strength 0 leaves out. */
    private void attributesOfPictures(Path place, String pictures) throws IOException {
        String class0 = place.resolve("zeros").toString();
        String class1 = place.resolve("ones").toString();
        lines("sample", pictures, "--class", "0", "-n", "4", "--files", "-o", class0);
        lines("sample", pictures, "--class", "1", "-n", "4", "--files", "-o", class1);
        String vector = place.resolve("a.json").toString();
        List<String> said =
                lines(
                        "attribute",
                        pictures,
                        "--with",
                        class0,
                        "--without",
                        class1,
                        "--class",
                        "0",
                        "-o",
                        vector,
                        "--json");
        assertTrue(String.join("", said).contains("\"with\" : 4"), said.toString());
        String one;
        try (Stream<Path> files = Files.list(Path.of(class0))) {
            one = files.sorted().findFirst().orElseThrow().toString();
        }
        String plain = place.resolve("plain.png").toString();
        String still = place.resolve("still.png").toString();
        String changed = place.resolve("changed.png").toString();
        lines("reconstruct", pictures, one, "--class", "0", "-o", plain);
        for (String strength : List.of("0", "2")) {
            lines(
                    "reconstruct",
                    pictures,
                    one,
                    "--class",
                    "0",
                    "--attribute",
                    vector,
                    "--strength",
                    strength,
                    "-o",
                    strength.equals("0") ? still : changed);
        }
        assertEquals(-1, Files.mismatch(Path.of(plain), Path.of(still)));
        assertNotEquals(-1, Files.mismatch(Path.of(plain), Path.of(changed)));
        List<String> near =
                lines(
                        "neighbours",
                        pictures,
                        one,
                        "--class",
                        "0",
                        "--corpus",
                        class0,
                        class1,
                        "-n",
                        "2");
        assertTrue(near.get(0).matches(" *1\\.000  .*" + Path.of(one).getFileName()), near.get(0));
        refused("is of the model tiny with", "sample", run, "--attribute", vector);
    }

    @Test
    void neighboursOfASentenceAreFoundInAFileAndInTheData() {
        String corpus = folder.resolve("texts/sea/sea.txt").toString();
        List<String> found =
                lines("neighbours", bundle, "a wave dives now.", "--corpus", corpus, "-n", "5");
        assertEquals(5, found.size());
        assertTrue(found.get(0).endsWith("1.000  a wave dives now."), found.get(0));
        String json =
                CommandLineRun.of(
                                "neighbours",
                                run,
                                "a wave dives now.",
                                "--by",
                                "euclidean",
                                "--json")
                        .out();
        assertTrue(json.contains("\"euclidean\" : -"), json);
        assertTrue(json.contains("\"text\" : \""), json);
        refused("a bundle has no data of its own", "neighbours", bundle, "a wave.");
    }

    @Test
    void anAttributeOfSentencesMovesThem() throws IOException {
        String sea = folder.resolve("sea.json").toString();
        lines(
                "attribute",
                bundle,
                "--with",
                folder.resolve("texts/sea").resolve("sea.txt").toString(),
                "--without",
                folder.resolve("texts/land").resolve("land.txt").toString(),
                "-o",
                sea);
        List<String> more =
                lines("sample", run, "-n", "40", "--greedy", "--attribute", sea, "--strength", "1");
        List<String> less =
                lines(
                        "sample",
                        run,
                        "-n",
                        "40",
                        "--greedy",
                        "--attribute",
                        sea,
                        "--strength",
                        "-1");
        assertTrue(ofTheSea(more) > ofTheSea(less) + 10, more + " and " + less);
        refused("none is given", "sample", run, "--strength", "2");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"model\": \"tiny-te");
        refused("holds no attribute", "sample", run, "--attribute", broken.toString());
    }

    private static long ofTheSea(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(".*(fish|wave|ship|sinks|dives).*"))
                .count();
    }

    @Test
    void aWalkLeadsFromOneSentenceToAnother() {
        List<String> walk =
                lines(
                        "interpolate",
                        run,
                        "a wave dives now.",
                        "my house burns again!",
                        "--steps",
                        "5");
        assertEquals(5, walk.size());
        List<String> ends = lines("reconstruct", run, "a wave dives now.", "my house burns again!");
        assertEquals(ends.get(1), walk.get(0));
        assertEquals(ends.get(3), walk.get(4));
    }

    @Test
    void sentencesAreOfTheClassThatIsAsked() throws IOException {
        String classes = TinyText.train(folder, true).toString();
        List<String> sea = lines("sample", classes, "--class", "sea", "-n", "40", "--greedy");
        List<String> land = lines("sample", classes, "--class", "land", "-n", "40", "--greedy");
        assertTrue(ofTheSea(sea) > 30 && ofTheSea(land) < 10, sea + " and " + land);
        assertTrue(ofTheSea(lines("complete", classes, "the", "--class", "sea", "-n", "40")) > 20);
    }
}
