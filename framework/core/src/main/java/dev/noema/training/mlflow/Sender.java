package dev.noema.training.mlflow;

import dev.noema.training.RunFolder;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that talks to the server: takes figures from a queue and sends them in batches. After
 * a fault it tries again every few seconds, as long as the training goes on.
 */
final class Sender {

    private static final int ROOM = 50_000;
    private static final long MILLIS_BETWEEN_BATCHES = 500;
    private static final long MILLIS_BETWEEN_TRIES = 5_000;

    private final MlflowServer server;
    private final String experiment;
    private final RunFolder folder;
    private final Clock clock;
    private final Consumer<String> warn;
    private final BlockingQueue<Point> queue = new ArrayBlockingQueue<>(ROOM);
    private final List<Point> batch = new ArrayList<>();
    private final Thread thread = new Thread(this::work, "noema-mlflow");
    private volatile Optional<String> run = Optional.empty();
    private volatile Optional<String> ending = Optional.empty();
    private boolean begun;
    private boolean open;
    private boolean warned;

    Sender(
            MlflowServer server,
            String experiment,
            RunFolder folder,
            Clock clock,
            Consumer<String> warn) {
        this.server = server;
        this.experiment = experiment;
        this.folder = folder;
        this.clock = clock;
        this.warn = warn;
    }

    /** Goes on in a run that the server has, instead of a new one. */
    void goOn(String known) {
        run = Optional.of(known);
    }

    /** The run's id on the server, once it has one. */
    Optional<String> run() {
        return run;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a figure to send; drops it when it is not finite or there is no room. */
    void offer(String key, double value, long now, long step) {
        if (Double.isFinite(value)) {
            queue.offer(new Point(key, value, now, step));
        }
    }

    /** Sends what is left and the status, or gives up after a while. */
    void end(String status) {
        ending = Optional.of(status);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(MlflowTracking.SECONDS_AT_THE_END));
            if (thread.isAlive()) {
                warn.accept(
                        "it has not taken all within "
                                + MlflowTracking.SECONDS_AT_THE_END
                                + " seconds of the end; metrics.jsonl has all figures");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                // Read before the queue is emptied: what was offered before the end is sent before
                // it.
                Optional<String> status = ending;
                boolean sent = attempt(status);
                if (status.isPresent()) {
                    return;
                }
                pause(sent ? MILLIS_BETWEEN_BATCHES : MILLIS_BETWEEN_TRIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(Optional<String> status) throws InterruptedException {
        try {
            if (!open) {
                open();
            }
            do {
                queue.drainTo(batch, MlflowServer.MOST_METRICS - batch.size());
                if (!batch.isEmpty()) {
                    server.metrics(run.orElseThrow(), batch);
                    batch.clear();
                }
            } while (!queue.isEmpty());
            if (status.isPresent()) {
                server.status(run.orElseThrow(), status.get(), clock.millis());
            }
            return true;
        } catch (IOException e) {
            if (!warned) {
                warned = true;
                String reason = e.getMessage() == null ? "it cannot be reached" : e.getMessage();
                warn.accept(reason + "; the training goes on, and metrics.jsonl has all figures");
            }
            return false;
        }
    }

    private void open() throws IOException, InterruptedException {
        if (run.isEmpty()) {
            String name = String.valueOf(folder.root().toAbsolutePath().normalize().getFileName());
            run =
                    Optional.of(
                            server.begin(
                                    server.experiment(experiment),
                                    name,
                                    clock.millis(),
                                    RunFacts.tags(folder)));
            begun = true;
        } else if (!begun) {
            server.status(run.get(), "RUNNING", clock.millis());
        }
        if (begun) {
            // also where the run was made, and the server failed before it had these
            server.parameters(run.get(), RunFacts.parameters(folder));
        }
        open = true;
    }

    private void pause(long millis) throws InterruptedException {
        for (long waited = 0; waited < millis && ending.isEmpty(); waited += 50) {
            Thread.sleep(50);
        }
    }
}
