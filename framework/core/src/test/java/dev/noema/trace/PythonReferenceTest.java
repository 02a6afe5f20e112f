package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.noema.onnx.Format;
import dev.noema.onnx.Opset;
import dev.noema.onnx.Storage;
import dev.noema.onnx.Target;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What we write is ONNX by the word of the onnx package for Python: its checker, strict shape
 * inference, and its reference evaluator, which gives the engine's numbers.
 *
 * <p>{@code -Dnoema.python} names a Python that has onnx, {@code -Dnoema.python.networks} how many
 * random networks are tried beside the cases of all operations, and {@code
 * -Dnoema.python.networks.first} the first seed; {@code -Dnoema.python.opset} is the opset that the
 * graphs are written for.
 */
class PythonReferenceTest {

    private static final String PYTHON = System.getProperty("noema.python", "");
    private static final int NETWORKS = Integer.getInteger("noema.python.networks", 20);
    private static final Format FORMAT =
            new Format(
                    Target.ORT,
                    Opset.of(Integer.getInteger("noema.python.opset", 18)),
                    Storage.FLOAT32);
    private static final int FIRST = Integer.getInteger("noema.python.networks.first", 1);

    @TempDir private Path folder;

    @Test
    void theReferenceEvaluatorGivesTheEnginesNumbers() throws IOException, InterruptedException {
        assumeTrue(
                !PYTHON.isEmpty(),
                "skipped: give -Dnoema.python=PATH, a Python that has numpy and onnx");
        SafetensorsWriter cases = new SafetensorsWriter();
        int number = 0;
        for (OperationCase each : OperationsTest.cases().toList()) {
            String name = "operation%03d %s".formatted(number++, each.name().replace('/', ' '));
            try {
                each.parity().write(folder, name, each.sizes(), FORMAT, cases);
            } catch (TraceException e) {
                // Older operators lack some of what newer ones can.
                assertTrue(FORMAT.opset().compareTo(Opset.V18) < 0, e.getMessage());
                System.out.println("refused: " + name + ": " + e.getMessage());
            }
        }
        for (int seed = FIRST; seed < FIRST + NETWORKS; seed++) {
            RandomNetwork network = new RandomNetwork(seed);
            write(network, "network" + seed, network.sizes(), cases);
        }
        cases.write(folder.resolve("vectors.safetensors"));
        Path script = folder.resolve("check_graphs.py");
        try (InputStream in = getClass().getResourceAsStream("check_graphs.py")) {
            Files.write(script, in.readAllBytes());
        }
        Process process =
                new ProcessBuilder(PYTHON, script.toString(), folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        System.out.print(said);
    }

    private void write(
            RandomNetwork network,
            String name,
            List<Map<String, Long>> sizes,
            SafetensorsWriter cases)
            throws IOException {
        try {
            network.parity().write(folder, name, sizes, FORMAT, cases);
        } catch (TraceException e) {
            if (!RandomNetwork.mayRefuse(e)) { // RandomNetworksTest counts them
                throw e;
            }
        }
    }
}
