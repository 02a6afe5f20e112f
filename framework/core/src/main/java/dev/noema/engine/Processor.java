package dev.noema.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor that computes, as far as it decides speed and the last bits of results.
 *
 * @param model what its maker calls it; empty where the system does not say
 * @param features those of its instruction sets that the engine knows, in alphabetical order; empty
 *     where the system does not list them
 */
public record Processor(String model, List<String> features) {

    private static final Path LISTED = Path.of("/proc/cpuinfo");

    private static final Set<String> KNOWN =
            Set.of(
                    "amx_bf16",
                    "amx_int8",
                    "amx_tile",
                    "avx",
                    "avx2",
                    "avx512_bf16",
                    "avx512_fp16",
                    "avx512_vnni",
                    "avx512bw",
                    "avx512f",
                    "avx512vl",
                    "avx_vnni",
                    "f16c",
                    "fma",
                    "sse4_2",
                    "asimd",
                    "asimddp",
                    "bf16",
                    "i8mm",
                    "sve",
                    "sve2");

    public Processor {
        features = List.copyOf(features);
    }

    /** The processor of this machine. */
    public static Processor here() {
        return read(LISTED);
    }

    /** What a file in the form of Linux's {@code /proc/cpuinfo} says; empty when there is none. */
    public static Processor read(Path file) {
        String model = "";
        Set<String> features = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String value = line.replaceFirst("^[^:]*:?\\s*", "");
                if (line.startsWith("model name") && model.isEmpty()) {
                    model = value;
                } else if (line.startsWith("flags") || line.startsWith("Features")) {
                    Arrays.stream(value.split("\\s+"))
                            .filter(KNOWN::contains)
                            .forEach(features::add);
                }
            }
        } catch (IOException e) {
            return new Processor("", List.of()); // other systems list it elsewhere, or not at all
        }
        return new Processor(model, List.copyOf(features));
    }

    /** Whether it multiplies matrices of bfloat16 itself; where it does not, they are slower. */
    public boolean bfloat16() {
        return features.contains("avx512_bf16") || features.contains("amx_bf16");
    }
}
