package dev.noema.trace;

/** Finds the line of the user's code that led to the current call. */
final class UserLine {

    private static final StackWalker WALKER = StackWalker.getInstance();

    private UserLine() {}

    /**
     * The first frame that is neither of this package, of DJL nor of the JDK, as {@code
     * File.java:12}.
     */
    static String current() {
        return WALKER.walk(
                frames ->
                        frames.filter(frame -> isUsers(frame.getClassName()))
                                .findFirst()
                                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                                .orElse("unknown line"));
    }

    private static boolean isUsers(String name) {
        boolean ours = name.startsWith("dev.noema.trace.") || name.startsWith("dev.noema.model.");
        boolean test = name.endsWith("Test") || name.contains("Test$");
        return (!ours || test)
                && !name.startsWith("ai.djl.")
                && !name.startsWith("java.")
                && !name.startsWith("jdk.")
                && !name.contains("$Proxy");
    }
}
