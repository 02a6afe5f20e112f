package dev.noema.generation;

import dev.noema.config.Nearest;
import dev.noema.serving.LongTensor;
import dev.noema.spi.RequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The classes of a model: names for people, numbers for the model.
 *
 * @param names in the order of their numbers; empty for a model without condition
 */
public record Classes(List<String> names) {

    private static final int SHOWN = 20;

    public Classes {
        names = List.copyOf(names);
    }

    /** Whether the model wants to be told a class. */
    public boolean present() {
        return !names.isEmpty();
    }

    /**
     * The number of a class.
     *
     * @throws RequestException when there is none of this name, with those that there are
     */
    public int number(String name) {
        int number = names.indexOf(name);
        if (number < 0) {
            throw new RequestException(
                    "\""
                            + name
                            + "\" is no class of this model; "
                            + known()
                            + Nearest.question(name, names));
        }
        return number;
    }

    /** The same class for {@code count} items. */
    public static LongTensor repeated(long number, int count) {
        long[] numbers = new long[count];
        Arrays.fill(numbers, number);
        return new LongTensor(numbers, count);
    }

    /** All classes in turn for {@code count} items; nothing for a model without classes. */
    public Optional<LongTensor> inTurn(int count) {
        if (!present()) {
            return Optional.empty();
        }
        long[] numbers = new long[count];
        Arrays.setAll(numbers, item -> item % names.size());
        return Optional.of(new LongTensor(numbers, count));
    }

    /**
     * What the model has to be told of items; nothing for a model without classes.
     *
     * @throws RequestException when it has classes and the items have none
     */
    public Optional<LongTensor> condition(Items.Block items) {
        if (!present()) {
            return Optional.empty();
        }
        return Optional.of(
                items.classes()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "the model has to be told the class of what it is"
                                                        + " given; "
                                                        + known())));
    }

    /** {@code known are ...}, for the end of a message. */
    public String known() {
        return present()
                ? "known are "
                        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? ", ..." : "")
                : "it has no classes";
    }
}
