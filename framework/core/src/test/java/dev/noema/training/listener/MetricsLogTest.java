package dev.noema.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.schedule.Timeline;
import dev.noema.training.StepReport;
import dev.noema.training.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {

    @TempDir private Path folder;

    @Test
    void writesNumbersWithAllTheirDigits() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        try (MetricsLog log = new MetricsLog(file)) {
            log.started(0, "");
            log.stepped(report(1));
            log.validated(1, Map.of("validation.elbo", -1.0 / 3));
        }
        assertEquals(
                List.of(
                        "{\"step\":1,\"epoch\":0.25,\"seconds\":0.123,\"loss\":0.33333334,\"kl\":0.1,"
                                + "\"active-units\":1,\"gradient-norm\":2.5,\"learning-rate\":0.001}",
                        "{\"step\":1,\"validation.elbo\":-0.3333333333333333}"),
                Files.readAllLines(file));
    }

    @Test
    void goingOnCutsOffLaterAndTornLines() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        try (MetricsLog log = new MetricsLog(file)) {
            log.started(0, "");
            for (int step = 1; step <= 4; step++) {
                log.stepped(report(step));
            }
        }
        Files.writeString(file, "{\"step\":5,\"lo", StandardOpenOption.APPEND);
        List<String> before = Files.readAllLines(file);
        try (MetricsLog log = new MetricsLog(file)) {
            log.started(3, "");
            log.stepped(report(4));
        }
        assertEquals(before.subList(0, 4), Files.readAllLines(file));
        try (MetricsLog log = new MetricsLog(file)) {
            log.started(100, "");
        }
        assertEquals(before.subList(0, 4), Files.readAllLines(file));
    }

    private static StepReport report(long step) {
        StepResult result =
                new StepResult(1f / 3, Map.of("kl", 0.1f), 2.5f, new float[] {0.1f}, true);
        Map<String, Float> scheduled = Map.of("learning-rate", 0.001f);
        return new StepReport(step, new Timeline(4, 8), 10, result, scheduled, 0.1234);
    }
}
