package dev.noema.sweep;

import dev.noema.training.RunLock;
import dev.noema.training.RunLockedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of trials that outlived the sweep that started them. */
final class Orphans {

    private static final long PATIENCE_SECONDS = 120;
    private static final long PAUSE_MILLIS = 100;

    private Orphans() {}

    /**
     * Waits until no process works on a run any more; they save and end when their sweep has died.
     */
    static void await(SweepFolder folder, int trial) throws InterruptedException {
        Path run = folder.trial(trial).root();
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(process -> worksOn(process, run)).toList();
        for (ProcessHandle process : left) {
            try {
                process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (isLocked(folder, trial) && System.nanoTime() < until) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean worksOn(ProcessHandle process, Path run) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.pid() != ProcessHandle.current().pid()
                && Arrays.asList(arguments).contains(run.toString());
    }

    @SuppressWarnings("try") // the lock is only tried
    private static boolean isLocked(SweepFolder folder, int trial) {
        try (RunLock lock = folder.trial(trial).lock()) {
            return false;
        } catch (RunLockedException e) {
            return true;
        }
    }
}
