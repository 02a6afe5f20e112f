package dev.noema.samples;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.StopRequest;
import dev.noema.training.TrainingListener;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An experiment on a few digits that trains within a second, and what a training of it left. */
final class TinyDigits {

    static final Catalog CATALOG = Catalog.discover();

    /** 87 pictures to learn from: 3 steps of up to 32 in an epoch, 9 in all. */
    static final String CONFIG =
            """
            name: tiny
            seed: 5
            data: {type: image.idx, source: builtin:digits, binarize: dynamic, limit: 96, classes: true}
            model:
              latent: 4
              encoder: {type: image.mlp, widths: [24], dropout: 0.2}
              decoder: {type: image.mlp, widths: [24], dropout: 0.2}
              prior: {type: standard-normal}
              likelihood: {type: bernoulli}
            objective: {type: elbo, beta: {type: linear, from: 0, to: 1, over: 2 epochs}}
            training:
              budget: 3 epochs
              batch: 16
              accumulate: 2
              optimizer: {type: adam, learning-rate: {type: cosine, from: 1e-2}, ema: 0.9}
              precision: float32
              device: cpu
              threads: 1
            """;

    static final int STEPS = 9;

    /** Settings that make the networks convolutional, with running statistics. */
    static final List<String> CONVOLUTIONAL =
            List.of(
                    "model.encoder={type: image.conv, widths: [4, 8], normalization: batch}",
                    "model.decoder={type: image.conv, widths: [8, 4], normalization: batch}");

    private TinyDigits() {}

    static Path config(Path folder) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), CONFIG);
    }

    /** A listener that asks to stop after a step, and keeps the lines that it is told. */
    static final class Notes implements TrainingListener {
        final List<String> lines = new ArrayList<>();
        final StopRequest stop = new StopRequest();
        private final long stopAfter;

        Notes(long stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public void stepped(StepReport report) {
            if (report.step() == stopAfter) {
                stop.request(0);
            }
        }

        @Override
        public void notice(String line) {
            lines.add(line);
        }
    }

    static Outcome train(
            Path config, List<String> settings, Path run, boolean resume, Notes notes) {
        return Experiment.load(config, settings, CATALOG)
                .listen(notes)
                .stopOn(notes.stop)
                .train(run, resume);
    }

    /** Trains to the end of the budget, and gives the lines that were told. */
    static List<String> train(Path config, List<String> settings, Path run) {
        Notes notes = new Notes(0);
        train(config, settings, run, false, notes);
        return notes.lines;
    }

    static Checkpoint newest(Path run) {
        return new RunFolder(run).checkpoints().newest(line -> {}).orElseThrow();
    }
}
