package dev.noema.sweep;

import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import dev.noema.training.StopRequest;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs trials, each in a process of its own, and keeps a journal from which it goes on after
 * whatever ended it: what has ended is never repeated, what has begun goes on from its checkpoints.
 */
public final class Sweep {

    private static final long PAUSE_MILLIS = 100;
    private static final int FAILURES_AT_FIRST = 3;
    private static final int MOST_INTERRUPTIONS = 3;
    private static final double SECONDS_PER_MINUTE = 60;

    private final SweepPlan plan;
    private final SweepFolder folder;
    private final TrialProgram program;
    private final StopRequest stop;
    private final Consumer<String> notice;
    private final Goals goals;
    private final List<RunningTrial> running = new ArrayList<>();
    private final Deque<Trial> waiting = new ArrayDeque<>();
    private final Map<Integer, Curve> curves = new HashMap<>();
    private final Map<Integer, Integer> interruptions = new HashMap<>();
    private Journal journal;
    private SweepState state;
    private double before; // seconds of the sessions before this one
    private long began;
    private int threads;

    /**
     * A sweep in a folder.
     *
     * @param stop ends it: trials save and end, and the sweep can be resumed
     * @param notice told what happens, a line each
     */
    public Sweep(
            SweepPlan plan,
            SweepFolder folder,
            TrialProgram program,
            StopRequest stop,
            Consumer<String> notice) {
        this.plan = plan;
        this.folder = folder;
        this.program = program;
        this.stop = stop;
        this.notice = notice;
        this.goals = plan.goals();
    }

    /**
     * Runs to the end of the budget, or until asked to stop.
     *
     * @param resume whether to go on with what the folder holds
     * @throws RequestException when the folder holds another sweep, or a goal is never measured
     */
    @SuppressWarnings("try") // the lock is only held
    public SweepResult run(boolean resume) throws InterruptedException {
        try (RunLock lock = new RunFolder(folder.root()).lock();
                Journal opened = Journal.open(folder.journal())) {
            journal = opened;
            began = System.nanoTime();
            begin(resume);
            try {
                while (step()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } finally {
                end();
            }
        }
        List<Trial> trials = state.all();
        return new SweepResult(
                goals.ranked(trials), goals.front(trials), plan.config().goals(), stop.requested());
    }

    private void begin(boolean resume) {
        List<Event> events = journal.events();
        if (events.isEmpty()) {
            threads = plan.threads();
            journal.add(new Event.Begun(0, plan.identity(), threads));
        } else if (!resume) {
            throw new RequestException(
                    folder.root()
                            + ": holds a sweep already; go on with --resume, or name another folder");
        } else if (events.get(0) instanceof Event.Begun begun) {
            if (!begun.plan().equals(plan.identity())) {
                throw new RequestException(
                        folder.root()
                                + ": the sweep or its experiment changed: "
                                + SweepPlan.difference(begun.plan(), plan.identity())
                                + "; only trials, minutes and parallel may");
            }
            threads = begun.threads();
            before = events.get(events.size() - 1).seconds();
        } else {
            throw new RequestException(folder.journal() + ":1: is no beginning of a sweep");
        }
        state = SweepState.of(journal.events());
        waiting.addAll(state.open());
        for (Trial trial : state.all()) {
            TrialMetrics metrics = metrics(trial.number());
            metrics.update();
            curves.put(trial.number(), metrics.curve());
        }
    }

    private double seconds() {
        return before + (System.nanoTime() - began) / 1e9;
    }

    private TrialMetrics metrics(int trial) {
        return new TrialMetrics(folder.trial(trial).metrics(), goals);
    }

    /** One look at everything; false when all is done. */
    private boolean step() throws InterruptedException {
        for (RunningTrial trial : List.copyOf(running)) {
            watch(trial);
        }
        boolean over = stop.requested() || isOver();
        if (over) {
            String why = stop.requested() ? "" : "the sweep's time is up";
            running.forEach(trial -> trial.stop(why));
            return !running.isEmpty();
        }
        boolean more = true;
        while (more && running.size() < plan.config().parallel()) {
            more = start();
        }
        return !running.isEmpty();
    }

    private boolean isOver() {
        double minutes = plan.config().minutes();
        return minutes > 0 && seconds() >= minutes * SECONDS_PER_MINUTE;
    }

    private boolean start() throws InterruptedException {
        Trial trial = waiting.isEmpty() ? propose().orElse(null) : waiting.poll();
        if (trial == null) {
            return false;
        }
        RunFolder run = folder.trial(trial.number());
        Orphans.await(folder, trial.number());
        boolean resume = Files.isRegularFile(run.config()) && !run.checkpoints().steps().isEmpty();
        TrialMetrics metrics = metrics(trial.number());
        ProcessBuilder process =
                program.process(plan.trial(trial, threads), run.root().toAbsolutePath(), resume);
        journal.add(new Event.Started(seconds(), trial.number()));
        running.add(RunningTrial.start(trial, process, metrics, folder.log(trial.number())));
        notice.accept(
                "trial "
                        + trial.number()
                        + (resume ? " goes on: " : ": ")
                        + String.join(" ", trial.arguments()));
        return true;
    }

    private Optional<Trial> propose() {
        List<Trial> trials = state.all();
        SweepConfig config = plan.config();
        if (trials.size() >= config.trials()) {
            return Optional.empty();
        }
        Space space = plan.space();
        int number = trials.size();
        return config.strategy()
                .next(space, config.seed(), number, goals.ranked(trials))
                .map(point -> Trial.proposed(number, point, space.settings(point)))
                .map(
                        trial -> {
                            take(new Event.Proposed(seconds(), trial));
                            return trial;
                        });
    }

    private void take(Event event) {
        journal.add(event);
        state.take(event);
    }

    private void watch(RunningTrial trial) {
        trial.metrics().update();
        int number = trial.trial().number();
        curves.put(number, trial.metrics().curve());
        if (!trial.alive()) {
            running.remove(trial);
            ended(trial);
        } else if (!trial.asked()) {
            List<Curve> others = new ArrayList<>();
            curves.forEach(
                    (other, curve) -> {
                        if (other != number) {
                            others.add(curve);
                        }
                    });
            Curve mine = trial.metrics().curve();
            if (mine.measurements() > 0 && plan.config().pruning().givesUp(mine, others)) {
                trial.stop("others did better by step " + mine.step());
            }
        }
    }

    private void ended(RunningTrial process) {
        Trial trial = process.ended();
        if (trial.state() == Trial.State.OPEN) {
            interrupted(trial);
            return;
        }
        if (trial.state() == Trial.State.FINISHED) {
            requireGoals(process.metrics());
        }
        take(new Event.Ended(seconds(), trial));
        notice.accept(TrialLine.of(trial));
        List<Trial> ranked = goals.ranked(state.all());
        if (trial.state() == Trial.State.FINISHED && ranked.get(0).equals(trial)) {
            plan.writeBest(trial, folder.best());
        }
        long failed = ranked.stream().filter(other -> other.state() == Trial.State.FAILED).count();
        long whole = ranked.stream().filter(other -> !other.values().isEmpty()).count();
        if (whole == 0 && failed >= FAILURES_AT_FIRST) {
            throw new RequestException(
                    "the first "
                            + failed
                            + " trials failed, the last with "
                            + trial.message()
                            + "; see "
                            + folder.log(trial.number()));
        }
    }

    /**
     * An interrupted trial goes on later: in this session, unless it is interrupted again and
     * again.
     */
    private void interrupted(Trial trial) {
        int times = interruptions.merge(trial.number(), 1, Integer::sum);
        if (stop.requested()) {
            return;
        }
        if (times < MOST_INTERRUPTIONS) {
            waiting.add(trial);
        } else {
            String why = "was interrupted " + times + " times";
            take(
                    new Event.Ended(
                            seconds(),
                            trial.ended(
                                    Trial.State.FAILED,
                                    trial.values(),
                                    trial.step(),
                                    trial.seconds(),
                                    why)));
        }
    }

    private void requireGoals(TrialMetrics metrics) {
        for (String metric : goals.metrics()) {
            if (!metrics.best().containsKey(metric)) {
                throw new RequestException(
                        "goals."
                                + metric
                                + ": is not measured; measured are "
                                + String.join(", ", metrics.known()));
            }
        }
    }

    /** Leaves no process behind, whatever happened. */
    private void end() throws InterruptedException {
        while (!running.isEmpty()) {
            running.forEach(trial -> trial.stop(""));
            running.removeIf(trial -> !trial.alive());
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
