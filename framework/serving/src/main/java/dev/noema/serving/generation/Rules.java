package dev.noema.serving.generation;

import dev.noema.serving.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that says which tokens may come, in the order in which it is asked. */
final class Rules {

    private final boolean[] allowed;
    private final int excluded;
    private final NoRepeat noRepeat;
    private final List<TokenRule> rules = new ArrayList<>();
    private GivenTokens given;

    Rules(Decoding decoding, Sequence sequence) {
        allowed = new boolean[sequence.tokens()];
        excluded = decoding.unknown() ? -1 : sequence.unknown();
        noRepeat = decoding.noRepeat() == 0 ? null : new NoRepeat(decoding.noRepeat());
    }

    void add(TokenRule rule) {
        rules.add(rule);
    }

    void give(GivenTokens tokens) {
        given = tokens;
    }

    /**
     * Which tokens may come, valid until the next call. What is given comes even where a rule
     * strikes it out.
     */
    boolean[] allowed(int item, int step, long[] made) {
        Arrays.fill(allowed, true);
        if (excluded >= 0) {
            allowed[excluded] = false;
        }
        for (TokenRule rule : rules) {
            rule.restrict(item, step, made, allowed);
        }
        if (given != null) {
            given.restrict(item, step, made, allowed);
        }
        if (noRepeat != null) {
            noRepeat.restrict(item, step, made, allowed);
        }
        return allowed;
    }
}
