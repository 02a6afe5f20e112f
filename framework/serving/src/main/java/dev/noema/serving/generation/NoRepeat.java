package dev.noema.serving.generation;

import dev.noema.serving.Sequence;
import java.util.Arrays;

/**
 * Lets no run of so many tokens come twice in an item (Paulus et al. 2018, arXiv 1705.04304). The
 * last token that is left is not struck out.
 *
 * @param length of a run, at least 1
 */
record NoRepeat(int length) implements TokenRule {

    @Override
    public void restrict(int item, int step, long[] made, boolean[] allowed) {
        int known = length - 1;
        int left = 0;
        for (boolean token : allowed) {
            left += token ? 1 : 0;
        }
        for (int start = 0; start + known < step && left > 1; start++) {
            int next = (int) made[start + known];
            boolean again = Arrays.equals(made, start, start + known, made, step - known, step);
            if (again && next != Sequence.BOUNDARY && allowed[next]) {
                allowed[next] = false;
                left--;
            }
        }
    }
}
