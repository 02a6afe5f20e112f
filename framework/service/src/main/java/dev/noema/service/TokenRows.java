package dev.noema.service;

import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Items of tokens, each of its own length, that become one batch. */
final class TokenRows {

    private final int most;
    private final List<long[]> rows = new ArrayList<>();

    /**
     * An empty batch.
     *
     * @param most how many items it may hold
     */
    TokenRows(int most) {
        this.most = most;
    }

    void add(long... tokens) {
        if (rows.size() == most) {
            throw new Problem(413, "at most " + most + " items are allowed");
        }
        rows.add(tokens);
    }

    /** Adds what a codec read. */
    void add(Tensor item) {
        if (!(item instanceof LongTensor tokens)) {
            throw Problem.badRequest("the item is no sequence of tokens");
        }
        add(Lengths.tokens(tokens, 0));
    }

    /** All items, {@code (batch, time)}, with their ends and padding. */
    LongTensor padded() {
        int time = 1 + rows.stream().mapToInt(row -> row.length).max().orElse(0);
        long[] values = new long[Math.multiplyExact(rows.size(), time)];
        Arrays.fill(values, Sequence.BOUNDARY);
        for (int item = 0; item < rows.size(); item++) {
            System.arraycopy(rows.get(item), 0, values, item * time, rows.get(item).length);
        }
        return new LongTensor(values, rows.size(), time);
    }

    /** That items are of a model's tokens and none is too long for it. */
    static void check(LongTensor items, Sequence sequence) {
        for (long token : items.values()) {
            if (token < 0 || token >= sequence.tokens()) {
                throw Problem.badRequest(
                        "token " + token + "; allowed are 0 to " + (sequence.tokens() - 1));
            }
        }
        for (long length : Lengths.of(items).values()) {
            if (length > sequence.longest()) {
                throw Problem.badRequest(
                        "an item has "
                                + length
                                + " tokens, its end included; at most "
                                + sequence.longest()
                                + " are allowed");
            }
        }
    }
}
