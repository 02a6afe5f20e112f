package dev.noema.image.likelihood;

import ai.djl.ndarray.types.Shape;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link LaplacianPyramid} terms: {@code {type: image.laplacian-pyramid, weight: 2}}. */
public final class LaplacianPyramidFactory
        implements PartFactory<LaplacianPyramidOptions, ObjectiveTerm> {

    public static final String ID = "image.laplacian-pyramid";

    @Override
    public LaplacianPyramid create(LaplacianPyramidOptions options, PartContext context) {
        Shape event = context.event();
        if (event.dimension() != 3) {
            throw new IllegalArgumentException(
                    "terms: " + ID + " needs items of (channels, height, width), not " + event);
        }
        return new LaplacianPyramid(options.weight(), options.levels(), event);
    }
}
