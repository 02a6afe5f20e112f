package dev.noema.service;

import dev.noema.serving.LongTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which class each item of a request is of. */
record Conditions(List<String> names) {

    /**
     * The classes that a request says: one for all, one for each, or as numbers.
     *
     * @param items how many items there are
     * @param inTurn whether all classes follow each other where none is said
     */
    Optional<LongTensor> of(Given given, Settings settings, int items, boolean inTurn) {
        if (given.condition().isPresent()) {
            return given.condition();
        }
        if (settings.has("class")) {
            long number = number(settings.text("class", ""));
            return condition(IntStream.range(0, items).mapToLong(item -> number).toArray());
        }
        if (!given.classes().isEmpty()) {
            if (given.classes().size() != items) {
                throw Problem.badRequest(
                        given.classes().size() + " classes are said for " + items + " items");
            }
            return condition(given.classes().stream().mapToLong(this::number).toArray());
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (!inTurn) {
            throw Problem.badRequest("the model has classes; say class or classes; " + known());
        }
        return condition(
                IntStream.range(0, items).mapToLong(item -> item % names.size()).toArray());
    }

    private static Optional<LongTensor> condition(long... numbers) {
        return Optional.of(new LongTensor(numbers, numbers.length));
    }

    private long number(String name) {
        int number = names.indexOf(name);
        if (number < 0) {
            throw Problem.badRequest("class '" + name + "' is not known; " + known());
        }
        return number;
    }

    private String known() {
        return names.isEmpty()
                ? "the model has none"
                : "known are "
                        + Arrays.toString(names.stream().limit(20).toArray())
                        + (names.size() > 20 ? " and more" : "");
    }
}
