package dev.noema.prior;

import dev.noema.serving.FloatTensor;
import dev.noema.spi.Prior;
import java.util.Map;

/** A prior fitted after training, which is never trained again. */
public interface Refitted extends Prior {

    /** All that describes the prior, by name, for checkpoints and bundles. */
    Map<String, FloatTensor> arrays();
}
