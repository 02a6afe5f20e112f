package dev.noema.serving.generation;

/**
 * Says which tokens may come next: the grammar of a language, the range of a voice, or a token that
 * is known already.
 */
@FunctionalInterface
public interface TokenRule {

    /**
     * Strikes out tokens that may not come at a place. At least one must be left.
     *
     * @param item which item of the batch
     * @param step which place in it, from 0
     * @param made the item's tokens up to there in its first {@code step} places; what follows them
     *     means nothing
     * @param allowed which tokens may come, to be set to false for those that may not
     */
    void restrict(int item, int step, long[] made, boolean[] allowed);
}
