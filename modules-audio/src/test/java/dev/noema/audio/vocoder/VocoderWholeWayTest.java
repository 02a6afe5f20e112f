package dev.noema.audio.vocoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.audio.codec.NeuralVocoder;
import dev.noema.data.Data;
import dev.noema.evaluation.Evaluator;
import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.onnx.Format;
import dev.noema.serving.Bundle;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.MeasurementTable;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A vocoder is learned, lent to a model of spectrograms, deployed with it and measured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VocoderWholeWayTest {

    private static final String DATA =
            """
              source: tones
              spectrum: {rate: 4000, fft: 128, hop: %d, window: 128, mels: 16}
              length: %s frames
              split: {validation: 0.2, test: 0.2}
            """;

    private static final String VOCODER =
            """
            name: vocoder
            data:
              type: audio.waveforms
            %s
            model:
              latent: 272
              encoder: {type: audio.mel}
              decoder: {type: audio.inverse-spectrum, width: 24, blocks: 1, iterations: 0}
              prior: {type: flat}
              likelihood: {type: audio.spectral}
            objective: {type: elbo}
            training:
              budget: 60 steps
              batch: 8
              device: cpu
              optimizer: {type: adam, learning-rate: 5e-3, clip-norm: 5}
              validation: {every: 20 steps}
            """;

    private static final String SOUNDS =
            """
            name: sounds
            data:
              type: audio.sounds
              cache: false
            %s
            model:
              latent: 4
              encoder: {type: audio.conv1d, widths: [8], stride: [4]}
              decoder: {type: audio.conv1d, widths: [8], stride: [4]}
              likelihood: {type: gaussian, variance: analytic}
            objective: {type: elbo}
            training: {budget: 4 steps, batch: 8, device: cpu}
            """;

    @TempDir private static Path folder;

    private Run vocoder;
    private Run sounds;

    @BeforeAll
    void train() throws IOException {
        TonesFolder.write(folder.resolve("tones"), 10);
        vocoder = trained("vocoder", VOCODER.formatted(DATA.formatted(32, 17)));
        sounds = trained("sounds", SOUNDS.formatted(DATA.formatted(32, 16)));
    }

    private static Run trained(String name, String config) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, config);
        Path place = folder.resolve(name);
        Experiment experiment = Experiment.load(file, List.of(), Catalog.discover());
        assertEquals(0, experiment.train(place, false).exitCode());
        return Run.open(place);
    }

    @Test
    void theDistanceFalls() throws IOException {
        List<Double> validated =
                Files.readAllLines(vocoder.folder().metrics()).stream()
                        .filter(line -> line.contains("validation.reconstruction"))
                        .map(
                                line ->
                                        line.replaceAll(
                                                ".*validation.reconstruction\":([0-9.]+).*", "$1"))
                        .map(Double::valueOf)
                        .toList();
        double last = validated.get(validated.size() - 1);
        // Magnitudes begin at the bands, so that there is less to fall than for a network from
        // nothing.
        assertTrue(last < 0.9 * validated.get(0), validated.toString());
    }

    @Test
    void itsGraphTakesSpectrogramsOfAnyLength() {
        Path place = folder.resolve("vocoder-bundle");
        vocoder.export(place);
        try (Bundle bundle = Bundle.open(place);
                TrainedModel engine = vocoder.model()) {
            NeuralVocoder graph = new NeuralVocoder(bundle, 16);
            for (int frames : new int[] {2, 17, 40}) {
                float[] mel = new float[frames * 16];
                for (int i = 0; i < mel.length; i++) {
                    mel[i] = (float) (-5 + 3 * Math.sin(i));
                }
                float[] made = graph.samples(mel);
                assertEquals(32 * (frames - 1), made.length);
                assertArrayEquals(new NeuralVocoder(engine, 16).samples(mel), made, 1e-4f);
            }
            assertEquals(0, graph.samples(new float[16]).length);
        }
    }

    @Test
    void anotherModelTakesItAlongAndItsCodecUsesIt() throws IOException {
        Path place = folder.resolve("sounds-bundle");
        sounds.export(place, Format.DEFAULT, List.of(vocoder));
        try (Bundle bundle = Bundle.open(place)) {
            FloatTensor x = new FloatTensor(new float[16 * 16], 1, 16, 16);
            Map<String, Object> preprocessing = bundle.about().preprocessing();
            byte[] neural = bundle.codec().content(x, 0, preprocessing);
            byte[] plain = Codec.named("audio").content(x, 0, preprocessing);
            assertEquals(plain.length, neural.length);
            assertFalse(Arrays.equals(plain, neural));
        }
        try (TrainedModel alone = sounds.model()) {
            assertFalse(NeuralVocoder.isIn(alone));
        }
    }

    @Test
    void aVocoderOfOtherSpectrogramsIsRefused() throws IOException {
        Run other = trained("other", SOUNDS.formatted(DATA.formatted(64, 16)));
        String message =
                assertThrows(RequestException.class, () -> other.model(List.of(vocoder)).close())
                        .getMessage();
        assertTrue(message.contains("hop: 64"), message);
        assertThrows(RequestException.class, () -> vocoder.model(List.of(sounds)).close());
    }

    @Test
    void allWaysAreMeasured() {
        try (Data data = sounds.data(folder);
                TrainedModel model = sounds.model(List.of(vocoder))) {
            List<MeasurementTable> tables =
                    new Evaluator(
                                    model,
                                    List.of(),
                                    sounds.measurements(),
                                    sounds.config().evaluation(),
                                    1)
                            .evaluate(data)
                            .measurements();
            MeasurementTable table = tables.get(0);
            assertEquals(
                    List.of("vocoder", "Griffin-Lim", "model", "PCA", "other real"),
                    table.columns());
            for (MeasurementTable.Row row : table.rows()) {
                assertEquals(5, row.values().size());
                if (row.measure().equals("mel distance")) {
                    // Four principal components are nearer than another sound.
                    assertTrue(row.values().get(3) < row.values().get(4), row.toString());
                }
            }
            assertEquals(10, table.rows().size());
        }
    }
}
