package dev.noema.cli;

import dev.noema.training.Outcome;
import dev.noema.training.TrainingListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Remembers what a training came to, for {@code noema train --json}. */
final class TrainingSummary implements TrainingListener {

    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private long best = -1;

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public void validated(long step, Map<String, Double> measured) {
        metrics.clear();
        // JSON has no word for what is not finite
        measured.forEach((name, value) -> metrics.put(name, Double.isFinite(value) ? value : null));
    }

    @Override
    public void saved(long step, Path folder, boolean isBest) {
        best = isBest ? step : best;
    }

    /**
     * The facts by name: where the run is, why it ended, how far it came, what validation measured
     * last, and which step was the best, null where this session saved no better one.
     */
    Map<String, Object> facts(Path run, Outcome outcome) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run.toString());
        facts.put("ending", outcome.ending().name().toLowerCase(Locale.ROOT));
        facts.put("step", outcome.step());
        facts.put("seconds", outcome.elapsedSeconds());
        facts.put("metrics", metrics);
        facts.put("best", best < 0 ? null : best);
        return facts;
    }
}
