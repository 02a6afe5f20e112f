package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.CheckpointException;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.training.Ending;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped and goes on is, to the bit, the run that was not stopped. */
class ExactResumeTest {

    @TempDir private Path folder;

    @Test
    void denseNetworksWithDropout() throws IOException {
        assertGoesOnExactly(List.of(), 1);
        assertGoesOnExactly(List.of(), 5);
    }

    @Test
    void convolutionsWithRunningStatistics() throws IOException {
        assertGoesOnExactly(TinyDigits.CONVOLUTIONAL, 4);
    }

    @Test
    void oneMicroBatchAndNoAverage() throws IOException {
        assertGoesOnExactly(
                List.of("training.accumulate=1", "training.optimizer.ema=0", "training.batch=32"),
                5);
    }

    @Test
    void aConditionalModel() throws IOException {
        assertGoesOnExactly(List.of("model.condition={type: embedding, size: 3}"), 4);
    }

    @Test
    void aPriorThatIsFittedAfterwards() throws IOException {
        List<String> settings = List.of("model.prior={type: gaussian-mixture, components: 2}");
        Path stopped = assertGoesOnExactly(settings, 4);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("whole/prior.safetensors")),
                Files.readAllBytes(stopped.resolve("prior.safetensors")));
    }

    @Test
    void thePrecisionOfTheFirstStepStays() throws IOException {
        Path config = TinyDigits.config(folder);
        List<String> auto = List.of("training.precision=auto");
        Path run = folder.resolve("run");
        TinyDigits.Notes first = new TinyDigits.Notes(2);
        TinyDigits.train(config, auto, run, false, first);
        assertTrue(first.lines.get(0).startsWith("precision: "), first.lines.toString());
        Path provenance = new RunFolder(run).provenance();
        String text = Files.readString(provenance);
        TinyDigits.Notes second = new TinyDigits.Notes(4);
        TinyDigits.train(config, auto, run, true, second);
        assertEquals(List.of(), second.lines);
        String other =
                text.contains("\"float32\"")
                        ? text.replace("\"float32\"", "\"bf16\"")
                        : text.replace("\"bf16\"", "\"float32\"");
        Files.writeString(provenance, other);
        CheckpointException changed =
                assertThrows(
                        CheckpointException.class,
                        () -> TinyDigits.train(config, auto, run, true, new TinyDigits.Notes(0)));
        assertTrue(
                changed.getMessage().contains("training.precision changed"), changed.getMessage());
    }

    /** Compares a run with one that is stopped after a step and resumed; gives the latter. */
    private Path assertGoesOnExactly(List<String> settings, int stopAfter) throws IOException {
        Path config = TinyDigits.config(folder);
        Path whole = folder.resolve("whole");
        if (!Files.exists(whole)) {
            TinyDigits.train(config, settings, whole);
        }
        Path stopped = folder.resolve("stopped-" + stopAfter);
        assertEquals(
                Ending.STOPPED,
                TinyDigits.train(config, settings, stopped, false, new TinyDigits.Notes(stopAfter))
                        .ending());
        assertEquals(
                TinyDigits.STEPS,
                TinyDigits.train(config, settings, stopped, true, new TinyDigits.Notes(0)).step());
        assertEquals(metrics(whole), metrics(stopped));
        Map<String, Tensor> expected = TinyDigits.newest(whole).tensors();
        Map<String, Tensor> actual = TinyDigits.newest(stopped).tensors();
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, tensor) ->
                        assertArrayEquals(
                                ((FloatTensor) tensor).values(),
                                ((FloatTensor) actual.get(name)).values(),
                                name));
        return stopped;
    }

    /** The lines of the log without the time: each step's loss among them. */
    static List<String> metrics(Path run) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(new RunFolder(run).metrics())) {
            lines.add(line.replaceAll("\"seconds\":[^,]*,", ""));
        }
        assertTrue(lines.size() > TinyDigits.STEPS, "a line for each step and validation");
        return lines;
    }
}
