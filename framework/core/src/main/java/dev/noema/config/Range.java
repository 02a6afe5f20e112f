package dev.noema.config;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Option;
import java.math.BigDecimal;

/** The numbers that an option allows, both ends included. */
record Range(double minimum, double maximum) {

    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(Option option) {
        return option == null ? ALL : new Range(option.minimum(), option.maximum());
    }

    boolean holds(double value) {
        return value >= minimum && value <= maximum;
    }

    /** The range in words; empty where all numbers are allowed. */
    @Override
    public String toString() {
        if (equals(ALL)) {
            return "";
        }
        if (maximum == Double.POSITIVE_INFINITY) {
            return "at least " + number(minimum);
        }
        return minimum == Double.NEGATIVE_INFINITY
                ? "at most " + number(maximum)
                : "from " + number(minimum) + " to " + number(maximum);
    }

    void describe(ObjectNode node) {
        if (Double.isFinite(minimum)) {
            node.set("minimum", new DecimalNode(new BigDecimal(number(minimum))));
        }
        if (Double.isFinite(maximum)) {
            node.set("maximum", new DecimalNode(new BigDecimal(number(maximum))));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
