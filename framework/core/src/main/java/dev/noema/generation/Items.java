package dev.noema.generation;

import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Optional;

/** Items for a model to encode, read a block at a time. Whoever opened them closes them. */
public interface Items extends AutoCloseable {

    /** How many there are, at least 1. */
    int size();

    /** The names of the classes, in the order of their numbers; empty where there are none. */
    List<String> classes();

    /** The items from {@code from} to below {@code to}. */
    Block read(int from, int to);

    @Override
    void close();

    /**
     * Some items.
     *
     * @param names a stable name of each
     * @param x the items, {@code (batch, event...)}; those that vary in length are padded as {@link
     *     dev.noema.serving.Sequence} says
     * @param classes the class of each, {@code (batch)}, where it is known
     */
    record Block(List<String> names, Tensor x, Optional<LongTensor> classes) {}
}
