package dev.noema.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.audio.spectrum.LogMel;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.audio.vocoder.TonesFolder;
import dev.noema.experiment.Experiment;
import dev.noema.experiment.Run;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Bundle;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A model with a code for each step is learned, exported, and goes on for as long as wanted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoundsOverTimeTest {

    private static final String CONFIG =
            """
            name: tones
            data:
              type: audio.sounds
              source: tones
              cache: false
              spectrum: {rate: 4000, fft: 128, hop: 32, window: 128, mels: 16}
              length: 16 frames
              split: {validation: 0.2, test: 0.2}
            model:
              latent: 12
              encoder: {type: audio.conv1d, widths: [8, 8], stride: [2], dilations: [1]}
              decoder: {type: audio.conv1d, widths: [8, 8], stride: [2], dilations: [1]}
              prior: {type: autoregressive, steps: 4, units: 8, epochs: 2}
              likelihood: {type: laplace, value: 1}
            objective: {type: elbo, terms: [{type: audio.resolutions, weight: 0.5}]}
            training: {budget: 6 steps, batch: 8, device: cpu}
            """;

    @TempDir private static Path folder;

    private Run run;

    @BeforeAll
    void train() throws IOException {
        TonesFolder.write(folder.resolve("tones"), 10);
        Path file = folder.resolve("tones.yaml");
        Files.writeString(file, CONFIG);
        Experiment experiment = Experiment.load(file, List.of(), Catalog.discover());
        assertEquals(0, experiment.train(folder.resolve("run"), false).exitCode());
        run = Run.open(folder.resolve("run"));
        run.export(folder.resolve("bundle"));
    }

    @Test
    void theBundleHasItsGraphsAndTheyAreEqualToTheEngine() {
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"));
                TrainedModel engine = run.model()) {
            assertEquals(
                    List.of(
                            "encoder",
                            "decoder",
                            "sampler",
                            "analysis",
                            "encoder_steps",
                            "decoder_steps",
                            "prior_step"),
                    bundle.graphs());
            assertArrayEquals(
                    engine.sample(3, 5, 0.8f, Optional.empty()).get("expected").values(),
                    bundle.sample(3, 5, 0.8f, Optional.empty()).get("expected").values(),
                    1e-3f);
        }
    }

    @Test
    void theBundleMakesTheSpectrogramOfAWaveform() {
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"))) {
            float[] waveform = new float[1000];
            for (int i = 0; i < waveform.length; i++) {
                waveform[i] = (float) (0.5 * Math.sin(0.3 * i));
            }
            SpectrumSettings settings = SpectrumSettings.of(bundle.about().preprocessing());
            Tensor x =
                    bundle.run("analysis", Map.of("waveform", new FloatTensor(waveform, 1, 1000)))
                            .get("x");
            assertArrayEquals(new long[] {1, settings.frames(1000), 16}, x.shape());
            assertArrayEquals(new LogMel(settings).of(waveform), ((FloatTensor) x).values(), 1e-3f);
        }
    }

    @Test
    void anItemIsEncodedAndDecodedStepByStepAsAtOnce() {
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"))) {
            float[] mel = new float[16 * 16];
            for (int i = 0; i < mel.length; i++) {
                mel[i] = (float) (-6 + 3 * Math.sin(i));
            }
            FloatTensor x = new FloatTensor(mel, 1, 16, 16);
            FloatTensor mean = bundle.encode(x).get(GenerativeModel.MEAN);
            FloatTensor steps =
                    (FloatTensor) bundle.run("encoder_steps", Map.of("x", x)).get("mean");
            assertArrayEquals(new long[] {1, 4, 3}, steps.shape());
            assertArrayEquals(mean.values(), steps.values(), 1e-4f);
            FloatTensor made =
                    (FloatTensor) bundle.run("decoder_steps", Map.of("z", steps)).get("mean");
            assertArrayEquals(
                    bundle.decode(mean).get(GenerativeModel.EXPECTED).values(),
                    made.values(),
                    1e-3f);
            FloatTensor longer = new FloatTensor(new float[7 * 3], 1, 7, 3);
            assertArrayEquals(
                    new long[] {1, 28, 16},
                    bundle.run("decoder_steps", Map.of("z", longer)).get("mean").shape());
        }
    }

    @Test
    void thePriorGoesOnStepByStep() {
        try (Bundle bundle = Bundle.open(folder.resolve("bundle"))) {
            Tensor state = new FloatTensor(new float[2 * 11], 2, 11);
            for (int step = 0; step < 9; step++) {
                Map<String, Tensor> made =
                        bundle.run(
                                "prior_step",
                                Map.of(
                                        "state",
                                        state,
                                        "uniform",
                                        new FloatTensor(new float[] {0.3f, 0.8f}, 2, 1),
                                        "epsilon",
                                        new FloatTensor(new float[] {1, 0, -1, 0, 2, 0}, 2, 3)));
                assertArrayEquals(new long[] {2, 3}, made.get("z").shape());
                state = made.get("next_state");
            }
        }
    }
}
