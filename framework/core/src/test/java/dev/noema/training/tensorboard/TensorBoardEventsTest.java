package dev.noema.training.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.schedule.Timeline;
import dev.noema.serving.FloatTensor;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.StepResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens the events in the real TensorBoard, where the system property {@code
 * noema.tensorboard.python} names a Python that has it.
 */
class TensorBoardEventsTest {

    private static final String PYTHON = System.getProperty("noema.tensorboard.python", "");

    @TempDir private Path folder;

    @Test
    void theRealTensorBoardReadsAllOfIt() throws Exception {
        needsTensorBoard();
        TensorBoardEvents listener = listener(1000);
        listener.started(0, "");
        for (int step = 1; step <= 3; step++) {
            listener.stepped(report(step));
            if (step == 2) {
                preview(step);
            }
        }
        listener.validated(3, Map.of("validation.elbo", -98.5));
        float[] means = {-1, 5, 0, 6, 3, 7};
        listener.encoded(3, () -> Map.of("mean", new FloatTensor(means, 3, 2)));
        listener.finished(null);

        JsonNode read = read();
        assertEquals("[[1,1.5],[2,2.5],[3,3.5]]", read.at("/scalars/training~1loss").toString());
        assertEquals("[[3,-98.5]]", read.at("/scalars/validation~1elbo").toString());
        assertEquals(3, read.at("/scalars/schedule~1beta").size(), "each step");
        assertEquals("[[2,24,16]]", read.at("/images/previews~1samples").toString());
        assertEquals("[[2,8000.0,80]]", read.at("/audio/previews~1reconstructions").toString());
        assertTrue(read.at("/texts/previews~1words/0/1").asText().contains("a <b>\nline"));
        assertEquals(
                "[[3,0.0,2.0,4.0,4.0,5.25]]", read.at("/histograms/latent~1divergence").toString());
        assertEquals(
                "[[3,-1.0,7.0,6.0,6.0,120.0]]", read.at("/histograms/latent~1mean").toString());
        assertEquals(
                "[[3,-1.0,3.0,3.0,3.0,10.0]]", read.at("/histograms/latent~1mean~100").toString());
        assertEquals(
                "[[3,5.0,7.0,3.0,3.0,110.0]]", read.at("/histograms/latent~1mean~101").toString());
    }

    @Test
    void aResumedRunTakesBackTheStepsMadeAnew() throws Exception {
        needsTensorBoard();
        TensorBoardEvents killed = listener(1000);
        killed.started(0, "");
        for (int step = 1; step <= 5; step++) {
            killed.stepped(report(step));
        }
        killed.saving(5);
        TensorBoardEvents resumed = listener(2000);
        resumed.started(2, "");
        resumed.stepped(report(3));
        resumed.finished(null);
        assertEquals("[[1,1.5],[2,2.5],[3,3.5]]", read().at("/scalars/training~1loss").toString());
        killed.failed(new IllegalStateException());
    }

    private static void needsTensorBoard() {
        assumeTrue(
                !PYTHON.isEmpty(),
                "no TensorBoard: name a Python that has it by -Dnoema.tensorboard.python=FILE");
    }

    private TensorBoardEvents listener(long second) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
        return new TensorBoardEvents(new RunFolder(folder), clock);
    }

    private static StepReport report(int step) {
        StepResult result =
                new StepResult(
                        step + 0.5f, Map.of("kl", 4f), 2.5f, new float[] {0, 0.5f, 1, 2}, true);
        return new StepReport(step, new Timeline(4, 8), 10, result, Map.of("beta", 1f), 0.5 * step);
    }

    private void preview(int step) throws IOException {
        Path previews = Files.createDirectories(folder.resolve("previews/" + step));
        ImageIO.write(
                new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB),
                "png",
                previews.resolve("samples.png").toFile());
        AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(new byte[160]), format, 80),
                AudioFileFormat.Type.WAVE,
                previews.resolve("reconstructions.wav").toFile());
        Files.writeString(previews.resolve("words.txt"), "a <b>\nline");
        Files.writeString(previews.resolve("broken.png"), "no");
        Files.writeString(previews.resolve("unknown.bin"), "no");
    }

    private JsonNode read() throws IOException, InterruptedException, URISyntaxException {
        File script = new File(TensorBoardEventsTest.class.getResource("read_events.py").toURI());
        Path answer = folder.resolve("answer.json");
        Process python =
                new ProcessBuilder(
                                PYTHON, script.getPath(), folder.resolve("tensorboard").toString())
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertEquals(0, python.waitFor());
        return new ObjectMapper().readTree(answer.toFile());
    }
}
