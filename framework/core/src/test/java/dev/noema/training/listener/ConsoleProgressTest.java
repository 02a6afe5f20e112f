package dev.noema.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.schedule.Timeline;
import dev.noema.training.Ending;
import dev.noema.training.Outcome;
import dev.noema.training.StepReport;
import dev.noema.training.StepResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void inAPipeALineNowAndThen() {
        run(new ConsoleProgress(out, false));
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("two parameters", lines.get(0));
        assertTrue(
                lines.contains(
                        "step 201/400 · epoch 2.0 · 1,000 items/s · 20 s left · loss 90.50 · reconstruction 80.25 · kl 10.25"
                                + " · active 2/3"),
                lines.toString());
        assertEquals("done after step 400, 40 s", lines.get(lines.size() - 1));
        assertEquals(1 + 4 + 1 + 1, lines.size(), lines.toString());
    }

    @Test
    void onATerminalOneLineThatRefreshes() {
        run(new ConsoleProgress(out, true));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(
                List.of(
                        "two parameters",
                        "step 400: validation.elbo -91.23",
                        "done after step 400, 40 s"),
                screen(text));
        assertTrue(text.chars().filter(c -> c == '\r').count() >= 100, "the line refreshes");
    }

    /** What a terminal shows in the end. */
    private static List<String> screen(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", 0)) {
            StringBuilder shown = new StringBuilder();
            for (String written : line.split("\r", 0)) {
                shown.replace(0, Math.min(written.length(), shown.length()), written);
            }
            lines.add(shown.toString().strip());
        }
        return lines;
    }

    private static void run(ConsoleProgress progress) {
        progress.started(0, "two parameters");
        Map<String, Float> terms = new LinkedHashMap<>();
        terms.put("reconstruction", 80.25f);
        terms.put("kl", 10.25f);
        StepResult result = new StepResult(90.5f, terms, 1, new float[] {5, 0, 5.25f}, true);
        for (int step = 1; step <= 400; step++) {
            progress.stepped(
                    new StepReport(
                            step, new Timeline(100, 400), 100, result, Map.of(), step * 0.1));
        }
        progress.validated(400, Map.of("validation.elbo", -91.23456));
        progress.finished(new Outcome(Ending.BUDGET, 400, 40, 0));
    }
}
