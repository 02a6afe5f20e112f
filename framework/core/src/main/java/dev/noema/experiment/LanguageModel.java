package dev.noema.experiment;

import dev.noema.config.ConfigSources;
import dev.noema.spi.RequestException;
import dev.noema.training.Outcome;
import dev.noema.training.TrainingListener;
import dev.noema.wiring.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The decoder of a run trained once more without a code, on the same data and for as many steps: a
 * language model, which every autoencoder of text has to stand beside. It sees every word, also
 * where the run's decoder drops some. It is a run in the folder {@code language-model} of the run.
 */
public final class LanguageModel {

    private static final String FOLDER = "language-model";

    private final Run run;
    private final Catalog catalog;

    /** The language model of a run; may not be trained yet. */
    public LanguageModel(Run run, Catalog catalog) {
        this.run = run;
        this.catalog = catalog;
    }

    public Path folder() {
        return run.folder().root().resolve(FOLDER);
    }

    /** The trained model's run, where it was trained for as many steps as the run. */
    public Optional<Run> find() {
        if (!Files.isRegularFile(folder().resolve("config.yaml"))) {
            return Optional.empty();
        }
        Run found = Run.open(folder(), catalog);
        return steps(found) == steps(run) ? Optional.of(found) : Optional.empty();
    }

    /**
     * Trains the model, or goes on with a training that was stopped.
     *
     * @param base where relative paths of the configuration start
     * @throws RequestException when the data are no tokens
     */
    public Outcome train(Path base, TrainingListener listener) {
        if (!run.description().sequence().ofTokens()) {
            throw new RequestException(
                    run.folder().root()
                            + ": its data are no tokens; a language model is for tokens, such as text");
        }
        return Experiment.load(ConfigSources.of(run.folder().config(), settings()), catalog)
                .at(base)
                .expect(run.provenance().dataDigest())
                .listen(listener)
                .train(folder(), Files.isRegularFile(folder().resolve("config.yaml")));
    }

    private List<String> settings() {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "model.encoder={type: none}",
                                "model.prior={type: standard-normal}",
                                "model.normalize-mean=0",
                                "objective={type: elbo}",
                                "training.aggressive-encoder={updates: 0}",
                                "training.budget=" + steps(run) + " steps"));
        // It makes a decoder look at its code; without one it would only be a handicap.
        Record decoder = run.config().model().decoder().options();
        if (Arrays.stream(decoder.getClass().getRecordComponents())
                .anyMatch(component -> component.getName().equals("wordDropout"))) {
            settings.add("model.decoder.word-dropout=0");
        }
        return settings;
    }

    private static long steps(Run run) {
        return run.folder().checkpoints().steps().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
