package dev.noema.training;

import java.util.function.Supplier;

/** Asks a source when first asked, and gives the same answer from then on. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;
    private T answer;

    Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        if (answer == null) {
            answer = source.get();
        }
        return answer;
    }
}
