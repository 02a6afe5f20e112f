package org.example.molecules.latent;

import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.List;
import org.example.molecules.codec.PropertyScale;

/** Makes the term {@code {type: molecules.properties, weight: 5}}. */
public final class PropertyTermFactory implements PartFactory<PropertyTermOptions, ObjectiveTerm> {

    @Override
    public ObjectiveTerm create(PropertyTermOptions options, PartContext context) {
        List<PropertyScale> scales = PropertyScale.of(context.preprocessing());
        if (scales.isEmpty()) {
            throw new IllegalArgumentException(
                    "the data tell no properties; name some in data.properties");
        }
        return new PropertyTerm(options.weight(), context.latent(), scales);
    }
}
