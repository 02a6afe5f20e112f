package dev.noema.training;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.checkpoint.CheckpointException;
import dev.noema.checkpoint.Progress;
import dev.noema.schedule.Timeline;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.RequestException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The training loop. One object makes one training. */
public final class Trainer {

    private final TrainingSetup setup;
    private final TrainingConfig config;
    private final DataOrder order;
    private final Validation validation;
    private final Interval validating;
    private final Interval saving;
    private final AggressivePhase aggressive;
    private Horizon horizon;
    private Timeline timeline;
    private Gains gains;
    private Clock clock;
    private long step;
    private Double score; // of the weights as they are; null when they were not measured

    public Trainer(TrainingSetup setup) {
        this.setup = setup;
        this.config = setup.config();
        this.order =
                DataOrder.of(
                        setup.train(), setup.seed(), (long) config.batch() * config.accumulate());
        this.validation =
                new Validation(
                        setup.validation(), config.validation(), config.batch(), setup.seed());
        this.validating = new Interval(config.validation().every());
        this.saving = new Interval(config.checkpoint().every());
        this.aggressive = new AggressivePhase(config.aggressiveEncoder(), setup);
    }

    /**
     * Trains to the end of the budget, until validation gets no better, or until asked to stop, and
     * saves.
     *
     * @param resume whether to go on from the newest checkpoint, bit for bit as if the run had not
     *     ended
     * @throws NotFiniteException when a loss or gradient is not finite
     * @throws CheckpointException when a checkpoint cannot be saved, or none can be resumed
     */
    public Outcome train(boolean resume) {
        try {
            begin(resume);
            Outcome outcome = new Outcome(run(), step, clock.seconds(), setup.stop().signal());
            tell(listener -> listener.finished(outcome));
            return outcome;
        } catch (RuntimeException fault) {
            tell(listener -> listener.failed(fault));
            throw fault;
        }
    }

    private Ending run() {
        Ending ending = ending();
        try (Prefetch<StepInput> inputs = new Prefetch<>(inputs(), "noema-training-data")) {
            while (ending == null) {
                step(inputs.next());
                ending = ending();
                boolean gain = isTimeToValidate(ending) && validate();
                ending = ending == null ? ending() : ending;
                if (gain || ending != null || saving.endsAt(step, timeline)) {
                    save(gain);
                }
            }
        }
        return ending;
    }

    private void step(StepInput input) {
        timeline = horizon.timeline(step, clock.seconds());
        Map<String, Float> scheduled = scheduled();
        aggressive.before(step, scheduled);
        StepResult result = setup.learner().step(step, input.microBatches(), scheduled);
        if (!result.finite()) {
            Explanation explanation =
                    setup.learner().explain(step, input.microBatches(), scheduled);
            throw Blame.of(step + 1, explanation, input.items(), setup);
        }
        step++;
        score = null;
        StepReport report =
                new StepReport(
                        step, timeline, input.items().length, result, scheduled, clock.seconds());
        tell(listener -> listener.stepped(report));
    }

    private boolean isTimeToValidate(Ending ending) {
        return !validation.isEmpty()
                && (ending == Ending.BUDGET || validating.endsAt(step, timeline));
    }

    private boolean validate() {
        Map<String, Double> metrics = validation.measure(setup.learner(), scheduled());
        score = monitor().score(metrics);
        if (aggressive.active()) {
            double information = validation.mutualInformation(setup.learner());
            metrics.put("validation.mutual-information", information);
            if (aggressive.endsWith(information)) {
                notice(
                        "step "
                                + step
                                + ": the code tells no more; no more updates of the encoder alone");
            }
        }
        tell(listener -> listener.validated(step, metrics));
        Supplier<Map<String, FloatTensor>> codes =
                new Once<>(() -> validation.codes(setup.learner()));
        tell(listener -> listener.encoded(step, codes));
        return gains.note(score);
    }

    private Ending ending() {
        if (setup.stop().requested()) {
            return Ending.STOPPED;
        }
        if (gains.exhausted()) {
            return Ending.EARLY;
        }
        return horizon.isOver(step, clock.seconds()) ? Ending.BUDGET : null;
    }

    private void save(boolean best) {
        tell(listener -> listener.saving(step));
        Map<String, Map<String, Object>> memories = new LinkedHashMap<>();
        tell(listener -> memories.put(listener.name(), listener.state()));
        memories.put(AggressivePhase.NAME, aggressive.memory());
        Progress progress =
                new Progress(
                        Progress.FORMAT,
                        step,
                        step / order.stepsPerEpoch(),
                        step % order.stepsPerEpoch(),
                        order.stepsPerEpoch(),
                        timeline.totalSteps(),
                        clock.seconds(),
                        setup.seed(),
                        setup.settings(),
                        score == null || score.isNaN() ? null : score,
                        gains.best(),
                        gains.without(),
                        memories);
        Path folder =
                setup.checkpoints()
                        .save(
                                new Checkpoint(progress, setup.learner().state()),
                                config.checkpoint().keep());
        tell(listener -> listener.saved(step, folder, best));
    }

    private void begin(boolean resume) {
        Optional<Checkpoint> saved = Optional.empty();
        if (resume) {
            saved = Resume.find(setup, order.stepsPerEpoch(), this::notice);
        } else if (!setup.checkpoints().steps().isEmpty()) {
            throw new CheckpointException(
                    "the run holds checkpoints already; resume it, or train in another folder");
        }
        Progress progress = saved.map(Checkpoint::progress).orElse(null);
        gains =
                progress == null
                        ? new Gains(config.earlyStopping(), null, 0)
                        : new Gains(
                                config.earlyStopping(),
                                progress.bestScore(),
                                progress.validationsWithoutGain());
        step = progress == null ? 0 : progress.step();
        saved.ifPresent(checkpoint -> setup.learner().restore(checkpoint.tensors()));
        double elapsed = progress == null ? 0 : progress.elapsedSeconds();
        Estimate estimate = estimate(elapsed);
        horizon = new Horizon(config.budget(), order.stepsPerEpoch(), estimate.secondsPerStep());
        timeline = horizon.timeline(step, elapsed);
        if (validation.isEmpty() && aggressive.active()) {
            throw new RequestException(
                    "training.aggressive-encoder ends by what validation measures, and there are no"
                            + " validation data");
        }
        if (validation.isEmpty()) {
            notice(
                    "there are no validation data: the newest checkpoints are kept, none is the best");
        }
        if (progress != null) {
            aggressive.restore(progress.listeners().getOrDefault(AggressivePhase.NAME, Map.of()));
        }
        tell(
                listener -> {
                    if (progress != null) {
                        listener.restore(
                                progress.listeners().getOrDefault(listener.name(), Map.of()));
                    }
                    listener.started(step, estimate.line(step, timeline));
                });
        clock = new Clock(elapsed);
    }

    /** Tries the next step, and that the monitored metric is among those that will be measured. */
    private Estimate estimate(double elapsed) {
        timeline = new Horizon(config.budget(), order.stepsPerEpoch(), 1).timeline(step, elapsed);
        StepInput input = inputs().next();
        if (!validation.isEmpty()) {
            EvaluationResult tried =
                    setup.learner().evaluate(input.microBatches().get(0), scheduled());
            monitor().score(Validation.metrics(tried));
            if (aggressive.active()) {
                validation.mutualInformation(setup.learner());
            }
        }
        return Trial.run(setup.learner(), input, scheduled());
    }

    private StepInputs inputs() {
        return new StepInputs(setup.train(), order, config.accumulate(), setup.learner(), step);
    }

    private Monitor monitor() {
        return Monitor.parse(config.checkpoint().monitor());
    }

    private Map<String, Float> scheduled() {
        Map<String, Float> values = new LinkedHashMap<>();
        setup.schedules()
                .forEach(
                        (name, schedule) ->
                                values.put(name, (float) schedule.value(step, timeline)));
        return values;
    }

    private void notice(String line) {
        tell(listener -> listener.notice(line));
    }

    private void tell(Consumer<TrainingListener> event) {
        setup.listeners().forEach(event);
    }
}
