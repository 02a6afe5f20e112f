package dev.noema.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message has one line for each problem. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 50;

    /** What has no line, such as a setting of the command line, comes last. */
    private static final Comparator<Problem> BY_LINE =
            Comparator.comparingInt(problem -> order(problem.origin()));

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(message(sorted(problems)));
        this.problems = sorted(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    private static int order(Origin origin) {
        return origin.line() == 0 ? Integer.MAX_VALUE : origin.line();
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(BY_LINE).toList();
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
