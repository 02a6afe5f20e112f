package dev.noema.training;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Whether a device computes with bfloat16 itself; where it does not, bfloat16 is slower. */
final class NativeBfloat16 {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final List<String> FLAGS = List.of("avx512_bf16", "amx_bf16");

    private NativeBfloat16() {}

    static boolean on(Device device) {
        return device.isGpu() || onProcessors(PROCESSORS);
    }

    /** Whether the processors that the system lists have it; false where it lists none. */
    static boolean onProcessors(Path file) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("flags"))
                    .anyMatch(line -> Arrays.stream(line.split("\\s+")).anyMatch(FLAGS::contains));
        } catch (IOException e) {
            return false;
        }
    }
}
