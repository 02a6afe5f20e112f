package dev.noema.audio.likelihood;

import dev.noema.audio.nn.Frames;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link Resolutions} terms: {@code {type: audio.resolutions, weight: 1, levels: 4}}. */
public final class ResolutionsFactory implements PartFactory<ResolutionsOptions, ObjectiveTerm> {

    public static final String ID = "audio.resolutions";

    @Override
    public Resolutions create(ResolutionsOptions options, PartContext context) {
        Frames frames = Frames.of(context, "terms: " + ID);
        // The coarsest resolution has one patch at least.
        int halvings = 63 - Long.numberOfLeadingZeros(Math.min(frames.count(), frames.mels()));
        return new Resolutions(options.weight(), Math.min(options.levels(), halvings + 1));
    }
}
