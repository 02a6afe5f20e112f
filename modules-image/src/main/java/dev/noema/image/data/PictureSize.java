package dev.noema.image.data;

import dev.noema.spi.Summary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size that pictures are brought to.
 *
 * @param width columns; 0 with height 0 keeps the pictures' own size
 * @param height rows
 */
@Summary(
        value = "The size that pictures are brought to",
        forms = {"64x64", "original"})
public record PictureSize(int width, int height) {

    /** Pictures stay as they are, and must all have one size. */
    public static final PictureSize ORIGINAL = new PictureSize(0, 0);

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

    /** Reads {@code 64x48}, width first, or {@code original}. */
    public static PictureSize parse(String text) {
        if (text.equals("original")) {
            return ORIGINAL;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "size is \""
                            + text
                            + "\"; allowed is WIDTHxHEIGHT in pixels, such as 64x64, or original");
        }
        return new PictureSize(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean isOriginal() {
        return equals(ORIGINAL);
    }

    @Override
    public String toString() {
        return isOriginal() ? "original" : width + "x" + height;
    }
}
