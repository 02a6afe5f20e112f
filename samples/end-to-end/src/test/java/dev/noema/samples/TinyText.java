package dev.noema.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An experiment on sentences of two kinds that trains within seconds. */
final class TinyText {

    static final List<String> SEA = sentences("the fish", "a wave", "our ship", "sinks", "dives");
    static final List<String> LAND = sentences("the dog", "a tree", "my house", "burns", "grows");

    private static final String CONFIG =
            """
            name: tiny-text
            seed: 5
            data:
              type: text.lines
              source: texts
              classes: %s
              tokenizer: words
              split: {validation: 0.1, test: 0.1}
            model:
              latent: 4
              encoder: {type: text.recurrent, embedding: 8, size: 12}
              decoder: {type: text.recurrent, embedding: 8, size: 16, word-dropout: 0.4}
              likelihood: {type: categorical}
              condition: %s
            objective: {type: elbo, beta: 0.02}
            training:
              budget: 200 steps
              batch: 16
              optimizer: {type: adam, learning-rate: 2e-2}
              device: cpu
              threads: 1
              checkpoint: {every: 1000 steps}
              validation: {every: 1000 steps}
              previews: {every: 1000 steps}
            """;

    private TinyText() {}

    private static List<String> sentences(String... words) {
        List<String> sentences = new ArrayList<>();
        for (String who : List.of(words).subList(0, 3)) {
            for (String does : List.of(words).subList(3, 5)) {
                for (String when : List.of("now", "in the night", "again", "and is not seen")) {
                    for (String end : List.of(".", "!", "?")) {
                        sentences.add(who + " " + does + " " + when + end);
                    }
                }
            }
        }
        return List.copyOf(sentences);
    }

    /** Trains on both kinds, as classes or all alike. */
    static Path train(Path folder, boolean classes) throws IOException {
        write(folder.resolve("texts/sea/sea.txt"), SEA);
        write(folder.resolve("texts/land/land.txt"), LAND);
        Path config = folder.resolve(classes ? "classes.yaml" : "text.yaml");
        Files.writeString(
                config,
                String.format(CONFIG, classes ? "folder" : "none", classes ? "one-hot" : "none"));
        Path run = folder.resolve(classes ? "classes" : "text");
        TinyDigits.train(config, List.of(), run);
        return run;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
