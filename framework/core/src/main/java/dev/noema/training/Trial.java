package dev.noema.training;

import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measures time and memory by a few steps whose effect is taken back. */
final class Trial {

    private static final int STEPS = 3;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private Trial() {}

    static Estimate run(Learner learner, StepInput input, Map<String, Float> scheduled) {
        Map<String, Tensor> before = learner.state();
        learner.step(input.step(), input.microBatches(), scheduled); // the first one warms up
        long start = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            learner.step(input.step(), input.microBatches(), scheduled);
        }
        double seconds = (System.nanoTime() - start) / 1e9 / STEPS;
        learner.restore(before);
        return new Estimate(learner.parameters(), seconds, peakBytes());
    }

    /** The most memory that this process has held, 0 where the system does not say. */
    private static long peakBytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
