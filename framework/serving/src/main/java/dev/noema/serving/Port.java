package dev.noema.serving;

import java.util.List;

/**
 * One input or output of a graph.
 *
 * @param name such as {@code x}, {@code z}, {@code noise.posterior}, {@code mean}
 * @param kind where an input's values come from; {@link Kind#GIVEN} for outputs
 * @param type the kind of its numbers
 * @param shape its dimensions; where items are stacked, the first is {@link Dimension#BATCH}
 */
public record Port(String name, Kind kind, Type type, List<Dimension> shape) {

    /** What the names of noise inputs begin with. */
    public static final String NOISE_PREFIX = "noise.";

    private static final int MOST_DIMENSIONS = 16;

    /** Where an input's values come from. */
    public enum Kind {
        /** From the caller. */
        GIVEN,
        /** Standard normal noise. */
        NORMAL,
        /** Noise uniform in the open interval (0, 1). */
        UNIFORM
    }

    /** The kinds of number that go into and come out of graphs. */
    public enum Type {
        FLOAT32,
        INT64
    }

    public Port {
        shape = List.copyOf(shape);
        long size = 1;
        for (Dimension dimension : shape) {
            size *= dimension.isFixed() ? dimension.size() : 1;
            if (size > Integer.MAX_VALUE || shape.size() > MOST_DIMENSIONS) {
                throw new IllegalArgumentException("'" + name + "' has the absurd shape " + shape);
            }
        }
        if (kind != Kind.GIVEN && (!name.startsWith(NOISE_PREFIX) || type != Type.FLOAT32)) {
            throw new IllegalArgumentException(
                    "input '"
                            + name
                            + "' is noise: its name must begin with 'noise.' and its type be float32");
        }
    }

    /** An input or output of float32 that the caller gives or gets. */
    public static Port floats(String name, Dimension... shape) {
        return new Port(name, Kind.GIVEN, Type.FLOAT32, List.of(shape));
    }

    /** An input or output of int64 that the caller gives or gets. */
    public static Port longs(String name, Dimension... shape) {
        return new Port(name, Kind.GIVEN, Type.INT64, List.of(shape));
    }

    /** The noise input {@code noise.<purpose>}, drawn for each item. */
    public static Port noise(Kind kind, String purpose, Dimension... shape) {
        return new Port(NOISE_PREFIX + purpose, kind, Type.FLOAT32, List.of(shape));
    }

    /** What a noise input is for, by which its values are drawn: its name behind {@code noise.}. */
    public String purpose() {
        return name.substring(NOISE_PREFIX.length());
    }

    /** Whether the first dimension counts items. */
    boolean isBatched() {
        return !shape.isEmpty() && shape.get(0).equals(Dimension.BATCH);
    }
}
