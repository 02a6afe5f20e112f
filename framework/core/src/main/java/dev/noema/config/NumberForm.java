package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** A number within a range. */
record NumberForm(Class<?> type, Range range) implements Form {

    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:0|[1-9][0-9]{0,18})");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]+");
    private static final Pattern REAL =
            Pattern.compile(
                    "[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?");
    private static final String INFINITY = ".inf";

    @Override
    public Object read(Value value, Object fallback, Site site) {
        Number number = value instanceof Value.Scalar scalar ? number(scalar) : null;
        if (number == null) {
            boolean octal =
                    value instanceof Value.Scalar scalar
                            && LEADING_ZERO.matcher(scalar.text()).matches();
            String wrong = value.shown() + (octal ? ", which some read as octal" : "");
            site.refuse("is " + wrong, "allowed is " + allowed());
            return null;
        }
        if (!range.holds(number.doubleValue())) {
            site.refuse("is " + ((Value.Scalar) value).text(), "allowed is " + allowed());
            return null;
        }
        return number;
    }

    private Number number(Value.Scalar scalar) {
        if (scalar.style() != Value.Style.PLAIN) {
            return null;
        }
        return isWhole() ? whole(scalar.text()) : real(scalar.text());
    }

    /** Whether text that is not in quotes is a finite number. */
    static boolean isNumber(String text) {
        return REAL.matcher(text).matches() && !LEADING_ZERO.matcher(text).matches();
    }

    private boolean isWhole() {
        return type == int.class || type == long.class;
    }

    private Number whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        try {
            return type == int.class
                    ? (Number) exact.intValueExact()
                    : (Number) exact.longValueExact();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private static Number real(String text) {
        String unsigned = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
        if (unsigned.equals(INFINITY)) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!isNumber(text)) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? null : number;
    }

    @Override
    public Value write(Object value) {
        return new Value.Scalar(text((Number) value), Value.Style.PLAIN, Origin.DEFAULT);
    }

    private static String text(Number value) {
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            return (number < 0 ? "-" : "") + INFINITY;
        }
        return value.toString().replace('E', 'e');
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode node = JsonSchema.type(isWhole() ? "integer" : "number");
        range.describe(node);
        return node;
    }

    @Override
    public String allowed() {
        String limits = range.toString();
        return (isWhole() ? "a whole number" : "a number") + (limits.isEmpty() ? "" : " " + limits);
    }
}
