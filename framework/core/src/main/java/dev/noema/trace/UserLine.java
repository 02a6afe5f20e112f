package dev.noema.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the line of the user's code that led to a call.
 *
 * <p>That is the frame nearest to the call which is neither of the machinery (this package, the
 * engine, DJL, the JDK, a test runner) nor of our layers, which others call; where there is no such
 * frame, a layer's line will do.
 */
final class UserLine {

    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final List<String> MACHINERY =
            List.of(
                    "dev.noema.trace.",
                    "dev.noema.model.",
                    "dev.noema.engine.",
                    "dev.noema.export.",
                    "ai.djl.",
                    "java.",
                    "javax.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "org.junit.",
                    "org.apache.maven.");

    private static final String LAYERS = "dev.noema.nn.";

    private UserLine() {}

    /** The line that is running now, as {@code File.java:12}. */
    static String current() {
        return WALKER.walk(
                frames -> first(frames.map(StackWalker.StackFrame::toStackTraceElement)));
    }

    /** The line that led to a fault. */
    static String of(Throwable fault) {
        return first(Arrays.stream(fault.getStackTrace()));
    }

    /** Whether DJL is about to take a recording array for one of its own. */
    static boolean engineTakesOver() {
        return WALKER.walk(
                frames ->
                        frames.anyMatch(
                                frame ->
                                        frame.getMethodName().equals("from")
                                                && frame.getClassName().startsWith("ai.djl.")));
    }

    private static String first(Stream<StackTraceElement> frames) {
        List<StackTraceElement> candidates =
                frames.filter(frame -> !isMachinery(frame.getClassName())).toList();
        return find(candidates, name -> !name.startsWith(LAYERS))
                .or(() -> find(candidates, name -> true))
                .orElse("unknown line");
    }

    private static Optional<String> find(
            List<StackTraceElement> frames, Predicate<String> isWanted) {
        return frames.stream()
                .filter(frame -> isWanted.test(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
    }

    private static boolean isMachinery(String name) {
        boolean test = name.endsWith("Test") || name.contains("Test$");
        return name.contains("$Proxy") || !test && MACHINERY.stream().anyMatch(name::startsWith);
    }
}
