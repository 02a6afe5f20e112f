package dev.noema.training.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateTest {

    private static final Span NONE = Span.parse("0 steps");

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("constant", 40, LearningRate.constant(0.1)),
                Arguments.of("constant-warm-up", 40, new ConstantRate(0.1, Span.parse("8 steps"))),
                Arguments.of("linear", 40, new LinearRate(0.1, 0.02, NONE)),
                Arguments.of("cosine", 40, new CosineRate(0.1, 0.01, NONE)),
                Arguments.of(
                        "cosine-warm-up", 40, new CosineRate(0.1, 0.01, Span.parse("0.8 epochs"))),
                Arguments.of("step", 40, new StepRate(0.1, Span.parse("1 epoch"), 0.5, NONE)),
                Arguments.of(
                        "step-warm-up",
                        40,
                        new StepRate(0.1, Span.parse("7 steps"), 0.5, Span.parse("12.5%"))),
                Arguments.of("one-cycle", 41, new OneCycleRate(0.1, 25, 1e4, Span.parse("30%"))),
                Arguments.of(
                        "one-cycle-options",
                        41,
                        new OneCycleRate(0.1, 10, 100, Span.parse("50%"))));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void eachStepHasTheRateOfPyTorch(String name, long totalSteps, LearningRate schedule)
            throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(getClass().getResource("schedules.json")).get(name);
        Timeline timeline = new Timeline(10, totalSteps);
        for (int step = 0; step < expected.size(); step++) {
            assertEquals(
                    expected.get(step).doubleValue(),
                    schedule.value(step, timeline),
                    1e-12,
                    "step " + step);
        }
    }

    @Test
    void staysInRangeBeyondTheEndAndInTheShortestTraining() {
        for (Arguments arguments : schedules().toList()) {
            LearningRate schedule = (LearningRate) arguments.get()[2];
            for (Timeline timeline :
                    new Timeline[] {new Timeline(1, 1), new Timeline(1, 2), new Timeline(10, 40)}) {
                for (long step : new long[] {0, 1, 2, 1000}) {
                    double rate = schedule.value(step, timeline);
                    assertEquals(
                            true, rate >= 0 && rate <= 0.1 + 1e-12, schedule + " gives " + rate);
                }
            }
        }
    }

    @Test
    void refusesMinutesAndRatesOutOfRange() {
        IllegalArgumentException minutes =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new CosineRate(0.1, 0, Span.parse("2 minutes")));
        assertEquals(
                "warm-up is 2 minutes; allowed are epochs, steps or % of the training",
                minutes.getMessage());
        IllegalArgumentException zero =
                assertThrows(IllegalArgumentException.class, () -> LearningRate.constant(0));
        assertEquals("value is 0; allowed is a number above 0", zero.getMessage());
    }
}
