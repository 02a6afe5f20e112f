package dev.noema.sweep;

import dev.noema.training.RunFolder;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The folder of a sweep: where each of its files stands.
 *
 * @param root such as {@code sweeps/digits}
 */
public record SweepFolder(Path root) {

    /** What happened. */
    public Path journal() {
        return root.resolve("journal.jsonl");
    }

    /** The best configuration so far; it trains. */
    public Path best() {
        return root.resolve("best.yaml");
    }

    /** The run of a trial. */
    public RunFolder trial(int number) {
        return new RunFolder(
                root.resolve("trials").resolve(String.format(Locale.ROOT, "%04d", number)));
    }

    /** What a trial's processes wrote to their streams. */
    Path log(int number) {
        return trial(number).root().resolve("trial.log");
    }
}
