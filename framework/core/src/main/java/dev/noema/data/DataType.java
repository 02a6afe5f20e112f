package dev.noema.data;

import java.nio.file.Path;

/**
 * Reads files of one kind into arrays: the first thing that a plug-in for new data brings.
 *
 * @param <C> the record that holds the data type's options
 */
@FunctionalInterface
public interface DataType<C extends Record> {

    /**
     * Opens the data.
     *
     * @param options from the experiment's {@code data:} section
     * @param place where relative paths start and where caches may be kept
     * @throws DataException when the data cannot be used: one line that names file, fault and
     *     remedy
     */
    Data open(C options, Place place);

    /**
     * Where a data type reads and keeps files.
     *
     * @param base the folder that relative paths are resolved against
     * @param cache a folder for decoded data, made when needed
     * @param seed the experiment's seed: names the split
     */
    record Place(Path base, Path cache, long seed) {}
}
