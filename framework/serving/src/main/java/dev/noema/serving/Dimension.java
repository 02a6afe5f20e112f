package dev.noema.serving;

/**
 * One dimension of a graph's input or output: a size, or a name that stands for a size known at run
 * time.
 *
 * @param size the size, or -1 where it is known at run time
 * @param name such as {@code batch}; empty where the size is fixed
 */
public record Dimension(long size, String name) {

    /** The dimension along which items are stacked. */
    public static final Dimension BATCH = named("batch");

    public Dimension {
        if (name.isEmpty() ? size < 0 || size > Integer.MAX_VALUE : size != -1) {
            throw new IllegalArgumentException(
                    "a dimension is a size of at least 0 or a name, not ("
                            + size
                            + ", '"
                            + name
                            + "')");
        }
    }

    /** A fixed size. */
    public static Dimension of(long size) {
        return new Dimension(size, "");
    }

    /** A size known at run time. */
    public static Dimension named(String name) {
        return new Dimension(-1, name);
    }

    /** Whether the size is known before the graph runs. */
    public boolean isFixed() {
        return name.isEmpty();
    }

    @Override
    public String toString() {
        return isFixed() ? Long.toString(size) : name;
    }
}
