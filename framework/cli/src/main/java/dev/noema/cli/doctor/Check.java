package dev.noema.cli.doctor;

/** Looks at one thing. */
@FunctionalInterface
interface Check {

    /** What it found; whatever it throws counts as a failure of this check alone. */
    Finding look() throws Exception;

    /** What is found when looking itself fails, as it does where a native library cannot load. */
    static Finding look(String name, String advice, Check check) {
        try {
            return check.look();
        } catch (Exception | LinkageError e) {
            return Finding.fail(name, reason(e), advice);
        }
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
