package dev.noema.trace;

/**
 * What arrays that are views of each other have in common: writing into one changes all.
 *
 * <p>A recorded value never changes, so an array that is written into becomes a new value; the
 * others, which the engine would have changed with it, may not be used any more.
 */
final class Memory {

    private final boolean given;
    private int writes;

    private Memory(boolean given) {
        this.given = given;
    }

    /** That of an input or parameter, which nobody may write into. */
    static Memory given() {
        return new Memory(true);
    }

    /** That of a result. */
    static Memory fresh() {
        return new Memory(false);
    }

    int writes() {
        return writes;
    }

    /** Counts a write by a method such as {@code addi}. */
    int write(String method) {
        if (given) {
            throw TraceException.here(
                    method
                            + " writes into an array that others may look at; use "
                            + method.substring(0, method.length() - 1)
                            + ", which gives a new one");
        }
        return ++writes;
    }
}
