package dev.noema.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message has one line for each problem. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 50;

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(message(sorted(problems)));
        this.problems = sorted(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** File by file, each by its lines; what has no line, such as a setting, comes last. */
    private static List<Problem> sorted(List<Problem> problems) {
        List<String> files =
                problems.stream().map(problem -> problem.origin().source()).distinct().toList();
        return problems.stream()
                .sorted(
                        Comparator.comparing((Problem problem) -> problem.origin().line() == 0)
                                .thenComparing(problem -> files.indexOf(problem.origin().source()))
                                .thenComparing(problem -> problem.origin().line()))
                .toList();
    }

    private static String message(List<Problem> problems) {
        String lines =
                problems.stream()
                        .limit(LINES)
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n"));
        int left = problems.size() - LINES;
        return left <= 0 ? lines : lines + "\nand " + left + " more problems";
    }
}
