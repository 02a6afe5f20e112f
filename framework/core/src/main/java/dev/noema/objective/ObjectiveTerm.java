package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;

/** A term that is added to the loss besides those of the evidence lower bound. */
public interface ObjectiveTerm {

    /** Names the term in metrics, such as {@code laplacian-pyramid}. */
    String name();

    /** The factor by which the loss counts it. */
    double weight();

    /** The term of each item, {@code (batch)}, without the weight. */
    NDArray value(Batch batch, Parameters given, Likelihood likelihood, Pass pass);
}
