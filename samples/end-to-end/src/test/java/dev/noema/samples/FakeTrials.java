package dev.noema.samples;

import dev.noema.config.ConfigSources;
import dev.noema.sweep.TrialProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trials that last a moment: a shell script that keeps its place, measures, and stops when its
 * input ends. It notes each start and each step, so that a test sees what was done again.
 *
 * @param script the file of the script
 */
record FakeTrials(Path script) implements TrialProgram {

    static final int STEPS = 4;

    /** What {@code model.latent} makes a trial do besides. */
    static final int FAILS = 3;

    static final int CRASHES = 4;
    static final int HANGS_ON = 6;

    private static final String SCRIPT =
            """
            run=$1
            shift
            latent=$(printf '%s\\n' "$@" | sed -n 's/^model.latent=//p' | tail -n 1)
            mkdir -p "$run/checkpoints"
            echo "start" >> "$run/notes"
            : > "$run/config.yaml"
            step=$(ls "$run/checkpoints" | sort -n | tail -n 1)
            step=${step:-0}
            end=STEPS
            [ "$latent" != 3 ] || { echo "latent 3 cannot be"; exit 7; }
            [ "$latent" != 4 ] || kill -SEGV $$
            [ "$latent" != 6 ] || end=100000
            while [ $step -lt $end ]; do
                read -t 0.02 line
                [ $? -gt 128 ] || exit 143
                step=$((step + 1))
                echo "step $step" >> "$run/notes"
                echo "{\\"step\\":$step,\\"validation.elbo\\":-$latent.$((9 - step % 9)),\\"validation.kl\\":$((100 - latent))}" >> "$run/metrics.jsonl"
                mkdir "$run/checkpoints/$step"
            done
            echo "done" >> "$run/notes"
            """
                    .replace("STEPS", Integer.toString(STEPS));

    static FakeTrials in(Path folder) {
        try {
            return new FakeTrials(Files.writeString(folder.resolve("trial.sh"), SCRIPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessBuilder process(ConfigSources experiment, Path run, boolean resume) {
        List<String> command = new ArrayList<>(List.of("bash", script.toString(), run.toString()));
        command.addAll(experiment.settings());
        return new ProcessBuilder(command);
    }
}
