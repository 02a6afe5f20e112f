package dev.noema.training;

/**
 * How a training ended.
 *
 * @param ending why
 * @param step how many steps are done
 * @param elapsedSeconds how long it trained, all its sessions together
 * @param signal the number of the signal that stopped it, or 0
 */
public record Outcome(Ending ending, long step, double elapsedSeconds, int signal) {

    /** What the process should exit with: 0, or 128 and the signal. */
    public int exitCode() {
        return signal == 0 ? 0 : 128 + signal;
    }
}
