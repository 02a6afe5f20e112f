package dev.noema.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gathers items that fit into memory and makes {@link Data} of them: batches, padding, split,
 * classes, range of values and digest. A {@link DataType} of small data reads its files and hands
 * the rest over:
 *
 * <pre>{@code
 * MemoryItems items = new MemoryItems();
 * lines.forEach(line -> items.add(line.key(), line.values(), line.label()));
 * return items.split("curves", Map.of(), 0.1, 0.1, place.seed());
 * }</pre>
 */
public final class MemoryItems {

    private final List<String> groups = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Tensor> values = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final boolean varies;
    private final int tokens;
    private final int unknown;
    private Augmentation augmentation = Augmentation.NONE;

    private MemoryItems(boolean varies, int tokens, int unknown) {
        this.varies = varies;
        this.tokens = tokens;
        this.unknown = unknown;
    }

    /** Items of real numbers, all of one shape. */
    public MemoryItems() {
        this(false, 0, -1);
    }

    /** Items of real numbers that vary in length, {@code (1, time, ...)}. */
    public static MemoryItems varying() {
        return new MemoryItems(true, 0, -1);
    }

    /**
     * Rows of tokens that vary in length, {@code (1, time)}, each ended by {@link
     * Sequence#BOUNDARY}.
     *
     * @param count how many different tokens there are, the boundary among them
     * @param unknown the token for what the vocabulary lacks; -1 where there is none
     */
    public static MemoryItems ofTokens(int count, int unknown) {
        return new MemoryItems(true, count, unknown);
    }

    /** Adds an item without a class. */
    public MemoryItems add(String key, Tensor item) {
        return add(key, item, "");
    }

    /** Adds an item that is a group of its own; see {@link #addTo}. */
    public MemoryItems add(String key, Tensor item, String label) {
        return addTo(key, key, item, label);
    }

    /**
     * Lets training read its items in other forms; the items as they are stay those of validation
     * and test.
     */
    public MemoryItems augmentedBy(Augmentation wanted) {
        augmentation = wanted;
        return this;
    }

    /**
     * Adds an item.
     *
     * @param group what it belongs to, such as the piece that a bar is of: decides which part of
     *     the split it is in, so that what is tested on is not known from training
     * @param key its stable name, such as file and line
     * @param item its values, {@code (1, event...)}, as a codec reads them; not copied
     * @param label the name of its class; either all items have one or all are empty
     * @throws DataException when it does not fit the items before it, or holds what is no number
     */
    public MemoryItems addTo(String group, String key, Tensor item, String label) {
        long[] shape = item.shape();
        int fixed = varies ? 2 : 1;
        if (shape.length < fixed || shape[0] != 1 || varies && shape[1] < 1) {
            throw new DataException(
                    key
                            + ": an item has the shape "
                            + Arrays.toString(shape)
                            + "; allowed is (1, "
                            + (varies ? "time, ...) with a time of at least 1" : "event...)"));
        }
        if ((tokens > 0) != item instanceof LongTensor) {
            throw new DataException(
                    key
                            + ": tokens are a LongTensor and real numbers a FloatTensor; this is a "
                            + item.getClass().getSimpleName());
        }
        if (!values.isEmpty()) {
            requireLike(key, shape, fixed, label);
        }
        requireAllowed(key, item);
        groups.add(group);
        keys.add(key);
        values.add(item);
        labels.add(label);
        return this;
    }

    private void requireLike(String key, long[] shape, int fixed, String label) {
        long[] first = values.get(0).shape();
        if (!Arrays.equals(
                Arrays.copyOfRange(shape, Math.min(fixed, shape.length), shape.length),
                Arrays.copyOfRange(first, fixed, first.length))) {
            throw new DataException(
                    key
                            + ": has the shape "
                            + Arrays.toString(shape)
                            + ", but "
                            + keys.get(0)
                            + " has "
                            + Arrays.toString(first)
                            + (varies ? "; only the length may differ" : "; all must be alike"));
        }
        if (label.isEmpty() != labels.get(0).isEmpty()) {
            throw new DataException(
                    key
                            + (label.isEmpty() ? " has no class, but " : " has a class, but ")
                            + keys.get(0)
                            + (label.isEmpty() ? " has one" : " has none"));
        }
    }

    private void requireAllowed(String key, Tensor item) {
        if (item instanceof FloatTensor floats) {
            for (float value : floats.values()) {
                if (!Float.isFinite(value)) {
                    throw new DataException(key + ": holds " + value + "; allowed are numbers");
                }
            }
        } else {
            long[] row = ((LongTensor) item).values();
            for (int i = 0; i < row.length; i++) {
                boolean last = i == row.length - 1;
                if (row[i] < 0 || row[i] >= tokens || last != (row[i] == Sequence.BOUNDARY)) {
                    throw new DataException(
                            String.format(
                                    "%s: token %d is %d; allowed are 1 to %d, and %d at the end alone",
                                    key, i, row[i], tokens - 1, Sequence.BOUNDARY));
                }
            }
        }
    }

    /** How many items were added. */
    public int size() {
        return keys.size();
    }

    /**
     * Splits the items and describes them.
     *
     * @param codec the id of the codec that renders them
     * @param preprocessing what the codec has to know, kept in the bundle
     * @param validation the share to validate on, in [0, 1)
     * @param test the share to test on, in [0, 1)
     * @param seed names the split: {@link DataType.Place#seed}
     * @throws DataException when there are too few items for it
     */
    public Data split(
            String codec,
            Map<String, Object> preprocessing,
            double validation,
            double test,
            long seed) {
        if (keys.isEmpty()) {
            throw new DataException("the data has no items");
        }
        Split split = Split.byShares(groups, validation, test, seed);
        List<String> classes =
                labels.stream().filter(label -> !label.isEmpty()).distinct().sorted().toList();
        DataDescription description =
                new DataDescription(codec, event(), range(), classes, preprocessing, sequence());
        return new Data(
                description,
                part(split.train(), classes),
                part(split.validation(), classes),
                part(split.test(), classes),
                digest());
    }

    private Shape event() {
        long[] shape = values.get(0).shape().clone();
        if (varies) {
            shape[1] = -1;
        }
        return new Shape(Arrays.copyOfRange(shape, 1, shape.length));
    }

    private Sequence sequence() {
        if (!varies) {
            return Sequence.NONE;
        }
        long longest = values.stream().mapToLong(item -> item.shape()[1]).max().orElseThrow();
        return new Sequence(Math.toIntExact(longest), tokens, unknown);
    }

    private DataDescription.Values range() {
        if (tokens > 0) {
            return new DataDescription.Values(0, tokens - 1.0, false, false);
        }
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        boolean binary = true;
        boolean levels = true;
        for (Tensor item : values) {
            for (float value : ((FloatTensor) item).values()) {
                minimum = Math.min(minimum, value);
                maximum = Math.max(maximum, value);
                binary &= value == 0 || value == 1;
                levels &= value == Math.round(value * 255) / 255f;
            }
        }
        return new DataDescription.Values(minimum, maximum, binary, levels);
    }

    private Dataset part(int[] items, List<String> classes) {
        return new MemoryDataset(
                Arrays.stream(items).mapToObj(keys::get).toList(),
                Arrays.stream(items).mapToObj(values::get).toList(),
                classes.isEmpty()
                        ? new int[0]
                        : Arrays.stream(items)
                                .map(item -> classes.indexOf(labels.get(item)))
                                .toArray(),
                varies,
                augmentation);
    }

    private String digest() {
        MessageDigest sha = Sha256.start();
        for (int i = 0; i < keys.size(); i++) {
            sha.update(
                    (keys.get(i) + "\n" + labels.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(bytes(values.get(i)));
        }
        return Sha256.end(sha);
    }

    private static byte[] bytes(Tensor item) {
        int size = Tensor.size(item.shape());
        if (item instanceof FloatTensor floats) {
            ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES);
            bytes.asFloatBuffer().put(floats.values());
            return bytes.array();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        bytes.asLongBuffer().put(((LongTensor) item).values());
        return bytes.array();
    }
}
