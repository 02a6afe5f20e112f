package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are trained again from what their folders hold. */
class ReproduceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void givesTheSameBitsWithoutTheFirstConfiguration() throws IOException {
        Path config = TinyDigits.config(folder);
        Path run = folder.resolve("runs/tiny");
        CommandLineRun trained =
                CommandLineRun.of(
                        "train", config.toString(), "training.batch=8", "--run", run.toString());
        assertEquals(0, trained.exit(), trained.err());
        JsonNode provenance = provenance(run);
        assertEquals(
                List.of("noema", "train", "tiny.yaml", "training.batch=8", "--run", "runs/tiny"),
                JSON.convertValue(provenance.get("command"), List.class));
        assertTrue(provenance.get("features").isArray());
        Files.delete(config);
        CommandLineRun again = CommandLineRun.of("reproduce", run.toString());
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.out().contains("bit-identical: all "), again.out());
        assertTrue(Files.isRegularFile(folder.resolve("runs/tiny-reproduced/config.yaml")));
        CommandLineRun.of("reproduce", run.toString()).assertOneLine(2, "is not empty", "--run");
    }

    @Test
    void repeatsTheStepsOfARunThatWasStopped() throws IOException {
        Path run = stoppedAfter(4, List.of());
        JsonNode verdict = reproduced(run, 0);
        assertTrue(verdict.get("identical").asBoolean(), verdict.toString());
        assertEquals(4, verdict.get("step").asInt());
    }

    @Test
    void repeatsABudgetInMinutesByItsSteps() throws IOException {
        // an hour, so that the step at which it stops is known
        Path run = stoppedAfter(3, List.of("training.budget=60 minutes", "objective.beta=1"));
        JsonNode verdict = reproduced(run, 1);
        assertEquals(3, verdict.get("step").asInt());
        assertTrue(
                Files.readString(folder.resolve("again/config.yaml")).contains("budget: 3 steps"));
        // the learning rate fell by an hour's cosine, and falls by that of three steps now
        assertFalse(verdict.get("identical").asBoolean());
        assertTrue(verdict.get("differences").size() > 0);
        assertTrue(verdict.get("figures").has("loss"), verdict.toString());
    }

    @Test
    void tellsHowFarAnotherResultIs() throws IOException {
        Path run = folder.resolve("run");
        TinyDigits.train(TinyDigits.config(folder), List.of(), run);
        Path config = new RunFolder(run).config();
        Files.writeString(config, Files.readString(config).replace("batch: 16", "batch: 8"));
        CommandLineRun other =
                CommandLineRun.of(
                        "reproduce", run.toString(), "--run", folder.resolve("again").toString());
        assertEquals(1, other.exit(), other.err());
        assertTrue(other.out().contains("not bit-identical: "), other.out());
        assertTrue(other.out().contains("validation.elbo"), other.out());
    }

    @Test
    void refusesOtherDataAndFoldersThatLackSomething() throws IOException {
        Path run = folder.resolve("run");
        TinyDigits.train(TinyDigits.config(folder), List.of(), run);
        Path file = new RunFolder(run).provenance();
        ObjectNode provenance = (ObjectNode) provenance(run);
        Files.writeString(file, provenance.put("dataDigest", "0".repeat(64)).toString());
        CommandLineRun.of("reproduce", run.toString())
                .assertOneLine(2, "the data are not those of the run", "0000");
        Files.delete(file);
        CommandLineRun.of("reproduce", run.toString())
                .assertOneLine(2, "provenance.json: is missing or damaged");
        CommandLineRun.of("reproduce", folder.toString()).assertOneLine(2, "is no run");
    }

    private Path stoppedAfter(int steps, List<String> settings) throws IOException {
        Path run = folder.resolve("stopped");
        TinyDigits.train(
                TinyDigits.config(folder), settings, run, false, new TinyDigits.Notes(steps));
        return run;
    }

    private JsonNode reproduced(Path run, int exit) throws IOException {
        CommandLineRun again =
                CommandLineRun.of(
                        "reproduce",
                        run.toString(),
                        "--run",
                        folder.resolve("again").toString(),
                        "--json");
        assertEquals(exit, again.exit(), again.err());
        return JSON.readTree(again.out());
    }

    private static JsonNode provenance(Path run) throws IOException {
        return JSON.readTree(new RunFolder(run).provenance().toFile());
    }
}
