package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers for people. */
final class Numbers {

    private Numbers() {}

    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value).replace('-', '\u2212');
    }

    static String whole(JsonNode value) {
        return String.format(Locale.ROOT, "%,d", value.longValue());
    }
}
