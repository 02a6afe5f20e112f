package dev.noema.text.codec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** How often each piece of text occurs. */
final class PieceCounts {

    private static final class Count {
        private long value;

        long value() {
            return value;
        }
    }

    private final Map<String, Count> counts = new HashMap<>();

    void add(String piece) {
        counts.computeIfAbsent(piece, absent -> new Count()).value++;
    }

    /** The commonest first; those that are equally common by their characters. */
    List<String> commonest(int atLeast, int atMost) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().value >= atLeast)
                .sorted(
                        Map.Entry.<String, Count>comparingByValue(
                                        Comparator.comparingLong(Count::value).reversed())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Each piece with its count, in no order that means anything. */
    void forEach(ObjLongConsumer<String> action) {
        counts.forEach((piece, count) -> action.accept(piece, count.value));
    }
}
