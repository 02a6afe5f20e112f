package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The latent space in a plane: each item a point, in the colour of its class. */
final class LatentSection {

    private LatentSection() {}

    static void write(Html html, JsonNode map) {
        if (!map.path("points").isArray() || map.path("points").isEmpty()) {
            return;
        }
        int latent = map.path("latent").intValue();
        html.open("section").element("h2", "Latent space");
        html.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "The mean codes of %,d held-out items along the two principal components of"
                                + " the codes, which hold %.0f %% of their variance in %,d"
                                + " dimensions.",
                        map.path("points").size(),
                        100 * map.path("explained").doubleValue(),
                        latent),
                "class",
                "note");
        html.open("div", "id", "latent-classes").close("div");
        html.open("div", "id", "latent-map").close("div").close("section");
    }
}
