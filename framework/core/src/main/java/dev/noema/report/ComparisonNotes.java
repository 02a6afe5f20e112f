package dev.noema.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells where figures of runs do not compare, and what is missing. */
final class ComparisonNotes {

    private static final int DIGEST_LENGTH = 8;

    private ComparisonNotes() {}

    static List<String> of(List<ComparedRun> runs) {
        List<String> notes = new ArrayList<>();
        if (!sameData(runs)) {
            notes.add(
                    "The runs saw different data, so no figure is marked as the best: "
                            + parted(runs, ComparisonNotes::data)
                            + ".");
        }
        if (!sameLikelihood(runs)) {
            notes.add(
                    "Bounds under different likelihoods do not compare: "
                            + parted(runs, ComparisonNotes::likelihood)
                            + ".");
        }
        List<ComparedRun> evaluated =
                runs.stream().filter(run -> run.evaluation().isObject()).toList();
        differing(notes, evaluated, "data", "The evaluations are of different parts of the data: ");
        differing(
                notes,
                evaluated,
                "samples",
                "The negative log-likelihoods are of different numbers of draws, and more draws"
                        + " give lower ones: ");
        if (evaluated.size() < runs.size()) {
            String missing =
                    runs.stream()
                            .filter(run -> !evaluated.contains(run))
                            .map(ComparedRun::name)
                            .collect(Collectors.joining(", "));
            notes.add("Without figures of noema evaluate: " + missing + ".");
        }
        return notes;
    }

    static boolean sameData(List<ComparedRun> runs) {
        return groups(runs, ComparisonNotes::data).size() == 1;
    }

    static boolean sameLikelihood(List<ComparedRun> runs) {
        return groups(runs, ComparisonNotes::likelihood).size() == 1;
    }

    /** What was read: a digest of the items, or where there is none what was asked for. */
    private static String data(ComparedRun run) {
        String digest = run.dataDigest();
        return digest.isEmpty()
                ? run.section("data")
                : "data " + digest.substring(0, Math.min(DIGEST_LENGTH, digest.length()));
    }

    private static String likelihood(ComparedRun run) {
        return run.section("model.likelihood");
    }

    private static void differing(
            List<String> notes, List<ComparedRun> evaluated, String key, String what) {
        Function<ComparedRun, String> value = run -> run.evaluation().findPath(key).asText();
        if (groups(evaluated, value).size() > 1) {
            notes.add(what + parted(evaluated, value) + ".");
        }
    }

    /** {@code bernoulli (a, b); gaussian (c)}. */
    private static String parted(List<ComparedRun> runs, Function<ComparedRun, String> by) {
        return groups(runs, by).entrySet().stream()
                .map(group -> group.getKey() + " (" + String.join(", ", group.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static Map<String, List<String>> groups(
            List<ComparedRun> runs, Function<ComparedRun, String> by) {
        return runs.stream()
                .collect(
                        Collectors.groupingBy(
                                by,
                                LinkedHashMap::new,
                                Collectors.mapping(ComparedRun::name, Collectors.toList())));
    }
}
