package dev.noema.audio.data;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Summary;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an item is.
 *
 * @param amount how much of the unit
 * @param unit frames, seconds, or the longest sound of all
 */
@Summary(
        value = "How long an item is",
        forms = {"64 frames", "1.5 s", "longest"})
public record WindowLength(double amount, Unit unit) {

    /** What a length is given in. */
    public enum Unit {
        FRAMES,
        SECONDS,
        LONGEST
    }

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?(frames|s)");

    /** Reads {@code 64 frames}, {@code 1.5 s} or {@code longest}. */
    public static WindowLength parse(String text) {
        if (text.equals("longest")) {
            return new WindowLength(0, Unit.LONGEST);
        }
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches() && Double.parseDouble(matcher.group(1)) > 0) {
            double amount = Double.parseDouble(matcher.group(1));
            if (matcher.group(2).equals("s")) {
                return new WindowLength(amount, Unit.SECONDS);
            }
            if (amount == Math.rint(amount)) {
                return new WindowLength(amount, Unit.FRAMES);
            }
        }
        throw new IllegalArgumentException(
                "length is \"" + text + "\"; allowed is such as 64 frames, 1.5 s, or longest");
    }

    /**
     * How many frames an item has.
     *
     * @param longest how many the longest sound has
     */
    int frames(SpectrumSettings settings, int longest) {
        return switch (unit) {
            case FRAMES -> (int) amount;
            case SECONDS -> settings.frames((int) Math.round(amount * settings.rate()));
            case LONGEST -> longest;
        };
    }

    @Override
    public String toString() {
        return switch (unit) {
            case FRAMES -> (int) amount + " frames";
            case SECONDS -> String.format(Locale.ROOT, "%s s", amount);
            case LONGEST -> "longest";
        };
    }
}
