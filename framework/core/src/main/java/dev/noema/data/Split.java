package dev.noema.data;

import dev.noema.serving.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which items a model learns from, is chosen by, and is reported on; each list of indices ascends.
 *
 * <p>An item's part follows from a hash of the seed and a key alone, so neither the order of the
 * files nor the machine changes it. Items with the same key stay together.
 *
 * @param train what the model learns from
 * @param validation what checkpoints are chosen by
 * @param test what is reported
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] train, int[] validation, int[] test) {

    /**
     * Splits by shares: a key whose position lies below {@code test} is tested, one below {@code
     * test + validation} validated. Data that joins later moves no item that was there before,
     * except that a wanted part is never empty.
     *
     * @param keys the key of each item
     * @param validation the share to validate on, in [0, 1)
     * @param test the share to test on, in [0, 1)
     * @param seed names the split
     * @throws DataException when there are too few different keys for the parts that are wanted
     */
    public static Split byShares(List<String> keys, double validation, double test, long seed) {
        List<Ranked> ranked = rank(keys, seed);
        int wanted = 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
        if (ranked.size() < wanted) {
            throw new DataException(
                    "the data has "
                            + ranked.size()
                            + " item(s) or group(s) to split into "
                            + wanted
                            + " parts; add some, or set the shares of validation and test to 0");
        }
        int tests = test > 0 ? Math.max(1, below(ranked, test)) : 0;
        int validations =
                validation > 0 ? Math.max(1, below(ranked, test + validation) - tests) : 0;
        while (tests + validations >= ranked.size()) {
            if (tests > validations) {
                tests--;
            } else {
                validations--;
            }
        }
        return of(keys, ranked, validations, tests);
    }

    /**
     * Splits few keys by shares, rounded to counts: left to chance, shares of few would often be
     * far off. A wanted part has one key at least.
     *
     * @throws DataException when nothing would be left to learn from
     */
    public static Split ofFewByShares(
            List<String> keys, double validation, double test, long seed) {
        long distinct = keys.stream().distinct().count();
        return byCounts(keys, count(validation, distinct), count(test, distinct), seed);
    }

    private static int count(double share, long keys) {
        return share == 0 ? 0 : (int) Math.max(1, Math.round(share * keys));
    }

    /**
     * Checks shares before there is anything to split.
     *
     * @throws IllegalArgumentException when nothing would be left to learn from
     */
    public static void checkShares(double validation, double test) {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new IllegalArgumentException(
                    "validation is "
                            + validation
                            + " and test "
                            + test
                            + "; allowed are shares from 0 that add up to less than 1");
        }
    }

    /**
     * Splits by exact counts of keys: the lowest positions are tested, the next validated.
     *
     * @throws DataException when nothing would be left to learn from
     */
    public static Split byCounts(List<String> keys, int validation, int test, long seed) {
        List<Ranked> ranked = rank(keys, seed);
        if ((long) validation + test >= ranked.size()) {
            throw new DataException(
                    "validation ("
                            + validation
                            + ") and test ("
                            + test
                            + ") leave nothing to learn from; the data has "
                            + ranked.size()
                            + " item(s)");
        }
        return of(keys, ranked, validation, test);
    }

    /**
     * Picks at most {@code limit} items by a hash that is independent of the split's; the indices
     * ascend.
     */
    public static int[] sample(List<String> keys, int limit, long seed) {
        if (limit >= keys.size()) {
            return IntStream.range(0, keys.size()).toArray();
        }
        double[] positions =
                keys.stream().mapToDouble(key -> position(seed, "sample/" + key)).toArray();
        return IntStream.range(0, positions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> positions[item]))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Where a key lies in [0, 1): the first 53 bits of SHA-256 over the seed and the key. */
    public static double position(long seed, String key) {
        MessageDigest sha = Sha256.start();
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).flip());
        byte[] hash = sha.digest(key.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
    }

    private record Ranked(String key, double position) {}

    private static List<Ranked> rank(List<String> keys, long seed) {
        List<Ranked> ranked = new ArrayList<>();
        keys.stream().distinct().forEach(key -> ranked.add(new Ranked(key, position(seed, key))));
        ranked.sort(Comparator.comparingDouble(Ranked::position).thenComparing(Ranked::key));
        return ranked;
    }

    private static int below(List<Ranked> ranked, double border) {
        return (int) ranked.stream().filter(one -> one.position() < border).count();
    }

    private static Split of(List<String> keys, List<Ranked> ranked, int validations, int tests) {
        Map<String, Integer> rankOf = new HashMap<>();
        for (int rank = 0; rank < ranked.size(); rank++) {
            rankOf.put(ranked.get(rank).key(), rank);
        }
        int[] ranks = keys.stream().mapToInt(rankOf::get).toArray();
        return new Split(
                between(ranks, tests + validations, ranked.size()),
                between(ranks, tests, tests + validations),
                between(ranks, 0, tests));
    }

    private static int[] between(int[] ranks, int from, int to) {
        return IntStream.range(0, ranks.length)
                .filter(item -> ranks[item] >= from && ranks[item] < to)
                .toArray();
    }

    @Override
    public String toString() {
        return "Split[train="
                + Arrays.toString(train)
                + ", validation="
                + Arrays.toString(validation)
                + ", test="
                + Arrays.toString(test)
                + "]";
    }
}
