package dev.noema.report;

import java.util.Locale;

/** The sheets of items that a run's folder may hold, in the order in which they are shown. */
enum Sheet {
    SAMPLES("New items", "Decoded from codes drawn from the prior."),
    RECONSTRUCTIONS(
            "Reconstructions",
            "Items that the model did not learn from, each above what the decoder makes of its code."),
    INTERPOLATION(
            "Between two items", "Each row goes from the code of one item to that of another."),
    TRAVERSAL(
            "Along the latent dimensions",
            "Each row changes one number of a code, those with the largest effect first.");

    private final String title;
    private final String caption;

    Sheet(String title, String caption) {
        this.title = title;
        this.caption = caption;
    }

    /** The file's name without its extension. */
    String file() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String caption() {
        return caption;
    }
}
