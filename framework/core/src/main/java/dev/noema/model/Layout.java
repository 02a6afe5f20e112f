package dev.noema.model;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where named arrays lie in one flat float32 vector, so that optimiser, clipping and averaging are
 * one operation each.
 *
 * <p>Every array starts at a multiple of 16 floats, a cache line, so that vector instructions meet
 * aligned data.
 */
public final class Layout {

    private static final int ALIGNMENT = 16;

    /**
     * One array.
     *
     * @param offset its first element in the vector
     */
    public record Segment(String name, Shape shape, int offset) {
        public int size() {
            return Math.toIntExact(shape.size());
        }
    }

    private final Map<String, Segment> segments = new LinkedHashMap<>();
    private final int length;

    /** Lays out arrays in the order of the map. */
    public Layout(Map<String, Shape> shapes) {
        int offset = 0;
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            Segment segment = new Segment(entry.getKey(), entry.getValue(), offset);
            segments.put(entry.getKey(), segment);
            offset =
                    Math.addExact(offset, (segment.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        }
        length = offset;
    }

    /** How many floats the vector has, filling included. */
    public int length() {
        return length;
    }

    public List<Segment> segments() {
        return List.copyOf(segments.values());
    }

    /** Where an array lies. */
    public Segment segment(String name) {
        return segments.get(name);
    }

    /**
     * A piece of the vector.
     *
     * @param offset its first float
     * @param length how many floats it has
     */
    public record Stretch(int offset, int length) {}

    /**
     * Where all arrays lie whose name begins so.
     *
     * @throws IllegalArgumentException when there are none, or others lie between them
     */
    public Stretch stretch(String prefix) {
        int from = -1;
        int to = -1;
        boolean within = false;
        for (Segment segment : segments.values()) {
            boolean wanted = segment.name().startsWith(prefix);
            if (wanted && !within && from >= 0) {
                throw new IllegalArgumentException(
                        "arrays of others lie between those of \"" + prefix + "\"");
            }
            from = wanted && from < 0 ? segment.offset() : from;
            to = wanted ? segment.offset() + segment.size() : to;
            within = wanted;
        }
        if (from < 0) {
            throw new IllegalArgumentException("no array begins with \"" + prefix + "\"");
        }
        return new Stretch(from, to - from);
    }

    /** How many numbers the arrays hold, without filling. */
    public long numbers() {
        return segments.values().stream().mapToLong(Segment::size).sum();
    }

    /** The TorchScript statement that splits {@code vector} into the list {@code parts}. */
    String split(String parts, String vector) {
        List<Integer> sizes = new ArrayList<>();
        for (Segment segment : segments.values()) {
            int padded = (segment.size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            sizes.add(segment.size());
            sizes.add(padded - segment.size());
        }
        return parts + " = torch.split_with_sizes(" + vector + ", " + sizes + ")";
    }

    /** The TorchScript expression of an array after {@link #split}. */
    String part(String parts, String name) {
        int index = new ArrayList<>(segments.keySet()).indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no array \"" + name + "\" in " + segments.keySet());
        }
        return "torch.reshape("
                + parts
                + "["
                + 2 * index
                + "], "
                + java.util.Arrays.toString(segments.get(name).shape().getShape())
                + ")";
    }
}
