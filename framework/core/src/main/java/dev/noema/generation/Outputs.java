package dev.noema.generation;

import dev.noema.serving.BundleException;
import dev.noema.serving.FloatTensor;
import java.util.Map;

/** Takes outputs of a model by name: a bundle made elsewhere may lack what Noema's own have. */
final class Outputs {

    private Outputs() {}

    static FloatTensor named(String name, Map<String, FloatTensor> outputs) {
        FloatTensor output = outputs.get(name);
        if (output == null) {
            throw new BundleException(
                    "the model gives no '" + name + "'; it gives " + outputs.keySet());
        }
        return output;
    }
}
