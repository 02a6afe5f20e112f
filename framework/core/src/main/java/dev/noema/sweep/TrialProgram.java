package dev.noema.sweep;

import dev.noema.config.ConfigSources;
import java.nio.file.Path;

/** Makes the process that trains one trial. */
@FunctionalInterface
public interface TrialProgram {

    /**
     * A process that trains in a run folder, whose standard streams the sweep directs.
     *
     * <p>When its standard input ends, which it also does when the sweep dies, the process saves
     * and exits with {@link #STOPPED}. When the training has ended it exits with 0; any other code
     * is a failure of the trial alone, and the last line that it wrote says why.
     *
     * @param resume whether the run holds checkpoints to go on from
     */
    ProcessBuilder process(ConfigSources experiment, Path run, boolean resume);

    /** The exit code of a process that was asked to stop: 128 and the number of SIGTERM. */
    int STOPPED = 143;
}
