package dev.noema.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static final Timeline TIMELINE = new Timeline(600, 6000);

    @Test
    void countsSteps() {
        assertEquals(600, Span.parse("1 epoch").steps(TIMELINE));
        assertEquals(900, Span.parse("1.5 epochs").steps(TIMELINE));
        assertEquals(2000, Span.parse("2000 steps").steps(TIMELINE));
        assertEquals(2000, Span.parse("2e3 steps").steps(TIMELINE));
        assertEquals(3000, Span.parse("50%").steps(TIMELINE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 epoch",
                "10 epochs",
                "1 step",
                "20000 steps",
                "10 minutes",
                "50%",
                "0.5 epochs"
            })
    void readsWhatItWrites(String text) {
        assertEquals(text, Span.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "epoch",
                "3",
                "-1 steps",
                "1 fortnight",
                "1.2.3 steps",
                "1e999 steps",
                "NaN steps"
            })
    void refusesWhatIsNoSpan(String text) {
        assertThrows(IllegalArgumentException.class, () -> Span.parse(text));
    }

    @Test
    void minutesAreNoSteps() {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Span.parse("10 minutes").steps(TIMELINE));
        assertTrue(refused.getMessage().startsWith("\"10 minutes\" cannot be counted in steps"));
    }
}
