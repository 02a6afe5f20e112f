package dev.noema.report;

import dev.noema.serving.BundleManifest;
import dev.noema.serving.ParityReport;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** How far the exported graphs are from the engine that trained them. */
final class ParitySection {

    private ParitySection() {}

    static void write(Html html, Optional<BundleManifest> bundle) {
        if (bundle.isEmpty() || bundle.get().parity() == null) {
            return;
        }
        ParityReport parity = bundle.get().parity();
        html.open("section").element("h2", "Exported graphs");
        html.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "The bundle gives in ONNX Runtime what the model gave where it was trained:"
                                + " %d batches for each graph, within %s + %s · |value|.",
                        parity.cases(),
                        plain(parity.absolute()),
                        plain(parity.relative())),
                "class",
                "note");
        html.open("table").open("thead").open("tr");
        html.element("th", "graph / output", "scope", "col");
        html.element("th", "greatest difference", "scope", "col", "class", "number");
        html.close("tr").close("thead").open("tbody");
        parity.worst()
                .forEach(
                        (output, share) ->
                                html.open("tr")
                                        .element("th", output, "scope", "row")
                                        .element(
                                                "td",
                                                Numbers.fixed(100 * share, 1)
                                                        + " % of the tolerance",
                                                "class",
                                                "number")
                                        .close("tr"));
        html.close("tbody").close("table").close("section");
    }

    /** Without an exponent: 0.00001. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
