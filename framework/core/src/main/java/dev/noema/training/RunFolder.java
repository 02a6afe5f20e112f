package dev.noema.training;

import dev.noema.checkpoint.CheckpointStore;
import java.nio.file.Path;

/**
 * The folder of a run: where each of its files stands.
 *
 * @param root such as {@code runs/digits}
 */
public record RunFolder(Path root) {

    /** The configuration with all defaults filled in. */
    public Path config() {
        return root.resolve("config.yaml");
    }

    /** Versions, seed, data digest, host and threads. */
    public Path provenance() {
        return root.resolve("provenance.json");
    }

    /** One line for each step and each validation. */
    public Path metrics() {
        return root.resolve("metrics.jsonl");
    }

    /** What the model made while it trained. */
    public Path previews() {
        return root.resolve("previews");
    }

    /** The saved states. */
    public CheckpointStore checkpoints() {
        return new CheckpointStore(root.resolve("checkpoints"));
    }

    /**
     * Takes the folder for this process, making it where needed.
     *
     * @throws RunLockedException when another process is at work in it, or it cannot be made
     */
    public RunLock lock() {
        return RunLock.take(root);
    }
}
