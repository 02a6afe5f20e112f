package dev.noema.experiment;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.spi.RequestException;
import dev.noema.training.InitialWeights;
import dev.noema.training.Learner;
import dev.noema.training.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Starts a run from the weights of another, and from nothing else of it. */
final class StartingWeights {

    private static final String OPTION = "init-from: ";
    private static final int SHOWN = 5;

    private StartingWeights() {}

    /**
     * Gives a learner the weights of a run's best checkpoint, those whose names and shapes fit.
     *
     * @param notice gets a line that says which were taken and which not
     * @throws RequestException when there is no such run, or nothing of it fits
     */
    static void load(Path run, Learner learner, Consumer<String> notice) {
        if (!Files.isDirectory(run)) {
            throw new RequestException(OPTION + run + ": there is no such folder");
        }
        Checkpoint checkpoint =
                new RunFolder(run)
                        .checkpoints()
                        .best(notice)
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                OPTION
                                                        + run
                                                        + ": holds no whole checkpoint of a run"));
        InitialWeights weights = InitialWeights.of(learner.state(), checkpoint.tensors());
        if (weights.taken().isEmpty()) {
            throw new RequestException(
                    OPTION
                            + run
                            + ": none of its weights fit this model; new are "
                            + kept(weights));
        }
        learner.restore(weights.state());
        int all = weights.taken().size() + weights.kept().size();
        notice.accept(
                OPTION
                        + weights.taken().size()
                        + " of "
                        + all
                        + " arrays come from step "
                        + checkpoint.progress().step()
                        + " of "
                        + run
                        + (weights.kept().isEmpty() ? "" : "; new are " + kept(weights)));
    }

    private static String kept(InitialWeights weights) {
        List<String> kept = weights.kept();
        String shown = String.join(", ", kept.subList(0, Math.min(SHOWN, kept.size())));
        return kept.size() > SHOWN ? shown + " and " + (kept.size() - SHOWN) + " more" : shown;
    }
}
