package dev.noema.checkpoint;

import dev.noema.serving.files.AtomicFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The checkpoints of a run, one folder for each step: {@code checkpoints/<step>/}.
 *
 * <p>A notice, where one is asked for, gets one line for each damaged checkpoint that is passed
 * over.
 */
public final class CheckpointStore {

    private final CheckpointFolders folders;
    private final TensorWriter writer;

    /** The store in a folder, such as {@code runs/digits/checkpoints}, which need not exist. */
    public CheckpointStore(Path folder) {
        this(folder, CheckpointFiles::writeTensors);
    }

    CheckpointStore(Path folder, TensorWriter writer) {
        this.folders = new CheckpointFolders(folder);
        this.writer = writer;
    }

    /**
     * Saves a checkpoint so that readers see all of it or nothing, then removes those that need not
     * stay.
     *
     * @return its folder
     * @throws CheckpointException when the disk refuses it; what was saved before is untouched
     */
    public Path save(Checkpoint checkpoint, KeepPolicy keep) {
        Path target = folders.of(checkpoint.progress().step());
        try {
            Files.createDirectories(folders.root());
            folders.removeUnfinished();
            AtomicFolder.write(
                    target, temporary -> CheckpointFiles.write(temporary, checkpoint, writer));
            Map<Long, Double> scores = scores();
            Set<Long> kept = keep.kept(scores);
            for (long step : scores.keySet()) {
                if (!kept.contains(step)) {
                    folders.remove(step);
                }
            }
            return target;
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointException(
                    target + ": cannot be saved: " + FileFault.reason(e) + lastGood(), e);
        }
    }

    /** The steps of all checkpoint folders, whole or damaged, in ascending order. */
    public List<Long> steps() {
        try {
            return folders.steps();
        } catch (IOException | UncheckedIOException e) {
            throw new CheckpointException(
                    folders.root() + ": cannot be read: " + FileFault.reason(e), e);
        }
    }

    /** The newest checkpoint that is whole. */
    public Optional<Checkpoint> newest(Consumer<String> notice) {
        return steps().stream()
                .sorted(Collections.reverseOrder())
                .flatMap(step -> read(step, notice).stream())
                .findFirst();
    }

    /** The whole checkpoint with the best score, or the newest where none has a score. */
    public Optional<Checkpoint> best(Consumer<String> notice) {
        return KeepPolicy.byScore(scores())
                .flatMap(step -> read(step, notice).stream())
                .findFirst();
    }

    private Optional<Checkpoint> read(long step, Consumer<String> notice) {
        Path folder = folders.of(step);
        String fault;
        try {
            fault = Manifest.fault(folder, step, CheckpointFiles.ALL);
            if (fault.isEmpty()) {
                return Optional.of(CheckpointFiles.read(folder));
            }
        } catch (IOException | UncheckedIOException e) {
            fault = "cannot be read: " + FileFault.reason(e);
        }
        notice.accept(folder + ": " + fault + "; this checkpoint is not used");
        return Optional.empty();
    }

    /** The score of each checkpoint; one whose state cannot be read has none. */
    private Map<Long, Double> scores() {
        Map<Long, Double> scores = new LinkedHashMap<>();
        for (long step : steps()) {
            scores.put(step, score(step));
        }
        return scores;
    }

    private double score(long step) {
        try {
            Double score = CheckpointFiles.progress(folders.of(step)).score();
            return score == null ? KeepPolicy.NONE : score;
        } catch (IOException | CheckpointException e) {
            return KeepPolicy.NONE;
        }
    }

    private String lastGood() {
        List<Long> steps = steps();
        return steps.isEmpty()
                ? ""
                : "; the last good checkpoint is that of step " + steps.get(steps.size() - 1);
    }
}
