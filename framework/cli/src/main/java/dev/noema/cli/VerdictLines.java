package dev.noema.cli;

import dev.noema.reproduction.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict for people. */
final class VerdictLines {

    private VerdictLines() {}

    static List<String> of(Verdict verdict, boolean followedTheClock) {
        List<String> lines = new ArrayList<>();
        if (verdict.identical()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "bit-identical: all %d arrays of step %d are the same",
                            verdict.tensors(),
                            verdict.step()));
        } else {
            lines.add(difference(verdict));
            verdict.figures().forEach((name, pair) -> lines.add(figure(name, pair)));
        }
        verdict.circumstances().forEach(each -> lines.add("not the same: " + each));
        if (!verdict.identical() && followedTheClock) {
            lines.add("the run's budget was in minutes: what it scheduled followed the clock");
        }
        return lines;
    }

    private static String difference(Verdict verdict) {
        Map.Entry<String, Double> worst =
                verdict.differences().entrySet().stream()
                        .max(Comparator.comparingDouble(Map.Entry::getValue))
                        .orElseThrow();
        return String.format(
                Locale.ROOT,
                "not bit-identical: %d of %d arrays of step %d differ, the most %s by %.3g",
                verdict.differences().size(),
                verdict.tensors(),
                verdict.step(),
                worst.getKey(),
                worst.getValue());
    }

    private static String figure(String name, Verdict.Pair pair) {
        // relative to the run's figure
        double change = (pair.reproduction() - pair.run()) / Math.abs(pair.run());
        return String.format(
                Locale.ROOT,
                "  %-28s %12.6g %12.6g  %s",
                name,
                pair.run(),
                pair.reproduction(),
                pair.run() == pair.reproduction()
                        ? "the same"
                        : String.format(Locale.ROOT, "%+.2g %%", 100 * change));
    }
}
