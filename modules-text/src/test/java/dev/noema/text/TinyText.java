package dev.noema.text;

import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.training.StepReport;
import dev.noema.training.StopRequest;
import dev.noema.training.TrainingListener;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An experiment on a few sentences of a small language that trains within seconds. */
final class TinyText {

    static final Catalog CATALOG = Catalog.discover();

    private static final List<String> WHO = List.of("a cat", "the dog", "my old friend", "she");
    private static final List<String> DOES = List.of("sees", "likes", "did not hear", "follows");
    private static final List<String> WHAT =
            List.of("the sea", "a bird in the tree", "rain", "him", "all of it");

    private static final String CONFIG =
            """
            name: tiny
            seed: 5
            data: {type: text.lines, source: text.txt, split: {validation: 0.1, test: 0.1}}
            model:
              latent: 4
              encoder: {type: text.recurrent, embedding: 8, size: 12}
              decoder: {type: text.recurrent, embedding: 8, size: 16, word-dropout: 0.2, dropout: 0.1}
              likelihood: {type: categorical}
            training:
              budget: 60 steps
              batch: 16
              optimizer: {type: adam, learning-rate: 1e-2}
              device: cpu
              threads: 1
              checkpoint: {every: 1000 steps}
              validation: {every: 30 steps}
              previews: {every: 1000 steps}
            """;

    private TinyText() {}

    /** Writes sentences and an experiment. */
    static Path config(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String who : WHO) {
            for (String does : DOES) {
                for (String what : WHAT) {
                    lines.append(who + " " + does + " " + what + ".\n");
                }
            }
        }
        Files.writeString(folder.resolve("text.txt"), lines);
        return Files.writeString(folder.resolve("tiny.yaml"), CONFIG);
    }

    /** Trains until the end, or asks to stop after a step. */
    static Outcome train(
            Path config, List<String> settings, Path run, boolean resume, long stopAfter) {
        StopRequest stop = new StopRequest();
        return Experiment.load(config, settings, CATALOG)
                .listen(
                        new TrainingListener() {
                            @Override
                            public String name() {
                                return "stop";
                            }

                            @Override
                            public void stepped(StepReport report) {
                                if (report.step() == stopAfter) {
                                    stop.request(0);
                                }
                            }
                        })
                .stopOn(stop)
                .train(run, resume);
    }
}
