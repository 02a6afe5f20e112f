package dev.noema.serving;

import java.util.List;

/**
 * What a bundle says of one of its graphs.
 *
 * @param file the ONNX file's name in the bundle's folder
 * @param inputs what the graph takes
 * @param outputs what the graph gives
 */
public record GraphManifest(String file, List<Port> inputs, List<Port> outputs) {

    public GraphManifest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
