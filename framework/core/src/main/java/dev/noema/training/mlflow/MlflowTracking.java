package dev.noema.training.mlflow;

import dev.noema.training.Ending;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.TrainingListener;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells an MLflow server what happens in a training: the configuration as parameters, where the run
 * comes from as tags, the figures of each step and validation as metrics, how it ended as status. A
 * resumed training goes on in the same run of MLflow.
 *
 * <p>Nothing waits for the server: figures go to a thread of its own by a queue that drops what it
 * cannot hold. Only the end waits, for {@value #SECONDS_AT_THE_END} seconds at most.
 */
public final class MlflowTracking implements TrainingListener {

    static final int SECONDS_AT_THE_END = 30;

    private static final String RUN = "run";
    private static final String PLACE = "place";

    private final URI place;
    private final Clock clock;
    private final Sender sender;

    /**
     * A listener for one training.
     *
     * @param folder the run's folder; its name is the name of MLflow's run
     * @param place the server, such as {@code http://localhost:5000}
     * @param authorization the header of that name; empty for a server that asks for none
     * @param experiment the experiment's name, made where there is none
     * @param warn takes one line, from another thread, when the server fails
     */
    public MlflowTracking(
            RunFolder folder,
            URI place,
            Optional<String> authorization,
            String experiment,
            Clock clock,
            Consumer<String> warn) {
        this.place = place;
        this.clock = clock;
        this.sender =
                new Sender(
                        new MlflowServer(place, authorization),
                        experiment,
                        folder,
                        clock,
                        line -> warn.accept("mlflow: " + place + ": " + line));
    }

    @Override
    public String name() {
        return "mlflow";
    }

    @Override
    public void started(long step, String estimate) {
        sender.start();
    }

    @Override
    public void stepped(StepReport report) {
        long now = clock.millis();
        long step = report.step();
        sender.offer("training/loss", report.result().loss(), now, step);
        report.result()
                .terms()
                .forEach((term, value) -> sender.offer("training/" + term, value, now, step));
        sender.offer("training/active-units", report.result().activeUnits(), now, step);
        sender.offer("training/gradient-norm", report.result().gradientNorm(), now, step);
        report.scheduled()
                .forEach((value, set) -> sender.offer("schedule/" + value, set, now, step));
    }

    @Override
    public void validated(long step, Map<String, Double> metrics) {
        long now = clock.millis();
        metrics.forEach(
                (metric, value) -> sender.offer(metric.replace('.', '/'), value, now, step));
    }

    @Override
    public void finished(Outcome outcome) {
        sender.end(outcome.ending() == Ending.STOPPED ? "KILLED" : "FINISHED");
    }

    @Override
    public void failed(RuntimeException fault) {
        sender.end("FAILED");
    }

    @Override
    public Map<String, Object> state() {
        return sender.run()
                .<Map<String, Object>>map(run -> Map.of(RUN, run, PLACE, place.toString()))
                .orElse(Map.of());
    }

    @Override
    public void restore(Map<String, Object> state) {
        if (place.toString().equals(state.get(PLACE)) && state.get(RUN) instanceof String run) {
            sender.goOn(run);
        }
    }
}
