package dev.noema.serving;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a bundle says of one of its graphs.
 *
 * @param file the ONNX file's name in the bundle's folder
 * @param inputs what the graph takes
 * @param outputs what the graph gives
 */
public record GraphManifest(String file, List<Port> inputs, List<Port> outputs) {

    private static final int MOST_PORTS = 256;

    public GraphManifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        checkNames(inputs);
        checkNames(outputs);
    }

    private static void checkNames(List<Port> ports) {
        Set<String> names = new HashSet<>();
        for (Port port : ports) {
            if (!names.add(port.name())) {
                throw new IllegalArgumentException("'" + port.name() + "' stands twice");
            }
        }
        if (ports.isEmpty() || ports.size() > MOST_PORTS) {
            throw new IllegalArgumentException(
                    "a graph has 1 to "
                            + MOST_PORTS
                            + " inputs and as many outputs, not "
                            + ports.size());
        }
    }
}
