package dev.noema.sweep;

import dev.noema.config.Literal;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The values that one key may take, laid out over the unit interval. */
public sealed interface Dimension {

    /** Six digits tell two trials apart, and a person can type them. */
    MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** The value at a place from 0 to 1, as YAML. */
    String value(double unit);

    /** How many values there are; 0 where they are without number. */
    int size();

    /** Whether near places hold like values. */
    boolean ordered();

    /** The places that a grid takes; {@code most} where values are without number. */
    default double[] grid(int most) {
        return size() > 0
                ? IntStream.range(0, size()).mapToDouble(i -> (i + 0.5) / size()).toArray()
                : IntStream.range(0, most)
                        .mapToDouble(i -> most == 1 ? 0.5 : i / (most - 1.0))
                        .toArray();
    }

    /** The number of the value at a place, of {@code size}. */
    static int index(double unit, int size) {
        return Math.max(0, Math.min(size - 1, (int) (unit * size)));
    }

    /** One of some values. */
    @Summary("one of some values")
    record Choice(@Option("the values, of any form that the key takes") List<Literal> values)
            implements Dimension {

        public Choice {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values is empty; allowed is at least one");
            }
        }

        @Override
        public String value(double unit) {
            return values.get(index(unit, values.size())).yaml();
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }

    /** Numbers between two ends, all alike. */
    @Summary("numbers between two ends, all alike")
    record Range(
            @Option("the least number") double from,
            @Option("the greatest number") double to,
            @Option("the distance of two numbers; with whole ends and a whole step all are whole")
                    Optional<Double> step)
            implements Dimension {

        private static final int MOST = 1_000_000;

        public Range {
            requireOrder(from, to);
            if (step.isPresent() && !(step.get() > 0 && (to - from) / step.get() < MOST)) {
                throw new IllegalArgumentException(
                        "step is " + step.get() + "; allowed is a number above 0, not too small");
            }
        }

        @Override
        public String value(double unit) {
            if (step.isEmpty()) {
                return text(from + unit * (to - from));
            }
            BigDecimal steps = BigDecimal.valueOf(index(unit, size()));
            return plain(
                    BigDecimal.valueOf(from).add(BigDecimal.valueOf(step.get()).multiply(steps)));
        }

        @Override
        public int size() {
            return step.map(by -> (int) Math.floor((to - from) / by + 1e-9) + 1).orElse(0);
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }

    /** Numbers between two ends whose logarithms are all alike. */
    @Summary("numbers between two ends whose logarithms are all alike")
    record LogUniform(
            @Option("the least number, above 0") double from,
            @Option("the greatest number") double to,
            @Option("whether only whole numbers are taken") boolean whole)
            implements Dimension {

        public LogUniform {
            if (!(from > 0)) {
                throw new IllegalArgumentException(
                        "from is " + from + "; allowed is a number above 0");
            }
            requireOrder(from, to);
        }

        public static LogUniform defaults() {
            return new LogUniform(1e-4, 1e-2, false);
        }

        @Override
        public String value(double unit) {
            double number = Math.exp(Math.log(from) + unit * (Math.log(to) - Math.log(from)));
            return whole ? Long.toString(Math.round(number)) : text(number);
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }

    private static void requireOrder(double from, double to) {
        if (!(from < to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(
                    "to is " + to + "; allowed is a number above from, " + from);
        }
    }

    private static String text(double number) {
        return plain(new BigDecimal(number).round(DIGITS));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
