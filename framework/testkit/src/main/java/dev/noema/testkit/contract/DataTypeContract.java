package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.serving.Codec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every data type must keep.
 *
 * @param <C> the record that holds the data type's options
 */
public interface DataTypeContract<C extends Record> extends DatasetContract {

    /** The data type under test. */
    DataType<C> dataType();

    /** Options that read a small data set. */
    C options();

    /** Options whose data cannot be read, each by what the message has to name. */
    Map<String, C> broken();

    /** The folder that relative paths are resolved against. */
    default Path base() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    default Data open() {
        return dataType().open(options(), place(1));
    }

    @Test
    default void opensTheSameDataAgain() {
        try (Data first = open();
                Data second = open()) {
            assertEquals(first.digest(), second.digest(), "the digest");
            assertTrue(first.digest().matches("[0-9a-f]{64}"), "a digest is SHA-256 in hex");
            assertEquals(keys(first), keys(second), "which items are in which part");
            assertEquals(first.description(), second.description());
        }
    }

    @Test
    default void splitsByTheSeed() {
        try (Data first = dataType().open(options(), place(1));
                Data second = dataType().open(options(), place(2))) {
            assertTrue(
                    !keys(first).equals(keys(second)),
                    "another seed gives the same parts; Place.seed names the split");
        }
    }

    @Test
    default void namesACodecThatIsThere() {
        try (Data data = open()) {
            String id = data.description().codec();
            assertEquals(id, Codec.named(id).id());
        }
    }

    @Test
    default void refusesDataThatCannotBeRead() {
        broken().forEach(
                        (named, options) -> {
                            DataException refused =
                                    assertThrows(
                                            DataException.class,
                                            () -> dataType().open(options, place(1)).close(),
                                            () -> options + " was read");
                            String message = refused.getMessage();
                            assertTrue(
                                    message.contains(named) && message.lines().count() == 1,
                                    () -> "\"" + message + "\" is no line that names " + named);
                        });
    }

    private DataType.Place place(long seed) {
        Path cache = Path.of("target", "data-cache").toAbsolutePath();
        return new DataType.Place(base(), cache, seed);
    }

    private static List<List<String>> keys(Data data) {
        return List.of(data.train(), data.validation(), data.test()).stream()
                .map(part -> IntStream.range(0, part.size()).mapToObj(part::key).toList())
                .toList();
    }
}
