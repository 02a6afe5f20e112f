package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Networks of random layers give the same numbers eagerly, compiled, and in ONNX Runtime with and
 * without its optimiser, at batches and lengths that no trace had.
 *
 * <p>{@code -Dnoema.networks} says how many, {@code -Dnoema.networks.first} the first seed; {@code
 * mvn -Pproofs -pl framework/core -am verify} tries 2,000.
 */
class RandomNetworksTest {

    private static final int NETWORKS = Integer.getInteger("noema.networks", 20);
    private static final int FIRST = Integer.getInteger("noema.networks.first", 1);

    @Test
    void giveTheSameNumbersEverywhere() {
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (int seed = FIRST; seed < FIRST + NETWORKS; seed++) {
            RandomNetwork network = new RandomNetwork(seed);
            try {
                network.parity().agrees(network.sizes());
            } catch (TraceException e) {
                if (RandomNetwork.mayRefuse(e)) {
                    refused++;
                } else {
                    faults.add("seed " + seed + ", " + network + "\n    " + e);
                }
            } catch (Exception | AssertionError e) {
                faults.add("seed " + seed + ", " + network + "\n    " + e);
            }
        }
        assertEquals("", String.join("\n", faults));
        System.out.printf("%d networks, %d of them refused for their sizes%n", NETWORKS, refused);
        assertTrue(refused <= 1 + NETWORKS / 20, refused + " refused");
    }
}
