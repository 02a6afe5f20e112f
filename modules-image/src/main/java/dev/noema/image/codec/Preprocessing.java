package dev.noema.image.codec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a picture file becomes one item of a model: kept in a bundle, so that a new file is read as
 * the data was.
 *
 * @param width columns
 * @param height rows
 * @param channels 1 for grey, 3 for color
 * @param fit how other sizes are brought to this one
 * @param maxPixels how many pixels a file may claim
 * @param binarize how 8-bit values become the model's numbers
 */
public record Preprocessing(
        int width, int height, int channels, Fit fit, long maxPixels, Binarize binarize) {

    /** How many numbers one item has. */
    public int itemSize() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    /** Decodes a file into a picture of the model's size and channels. */
    public Picture read(byte[] file) throws PictureException {
        Picture picture = PictureReader.read(file, maxPixels);
        return fit.apply(channels == 1 ? picture.grey() : picture.color(), width, height);
    }

    /** As plain strings and numbers, for a bundle. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("width", width);
        map.put("height", height);
        map.put("channels", channels);
        map.put("fit", fit.name().toLowerCase(Locale.ROOT));
        map.put("max-pixels", maxPixels);
        map.put("binarize", binarize.name().toLowerCase(Locale.ROOT));
        return map;
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when an entry is missing or has no sense
     */
    public static Preprocessing of(Map<String, Object> map) {
        return new Preprocessing(
                number(map, "width", Integer.MAX_VALUE).intValue(),
                number(map, "height", Integer.MAX_VALUE).intValue(),
                number(map, "channels", 3).intValue(),
                constant(map, "fit", Fit.class),
                number(map, "max-pixels", Long.MAX_VALUE).longValue(),
                constant(map, "binarize", Binarize.class));
    }

    private static Number number(Map<String, Object> map, String key, long greatest) {
        if (map.get(key) instanceof Number number
                && number.longValue() >= 1
                && number.longValue() <= greatest) {
            return number;
        }
        throw new IllegalArgumentException(
                "preprocessing: "
                        + key
                        + " is "
                        + map.get(key)
                        + "; allowed is a whole number from 1 to "
                        + greatest);
    }

    private static <E extends Enum<E>> E constant(
            Map<String, Object> map, String key, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(map.get(key))) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "preprocessing: "
                        + key
                        + " is "
                        + map.get(key)
                        + "; allowed is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }
}
