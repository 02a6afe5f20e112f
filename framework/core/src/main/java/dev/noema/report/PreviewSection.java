package dev.noema.report;

import java.util.List;

/** What the model made while it trained, step after step under a slider. */
final class PreviewSection {

    private PreviewSection() {}

    static void write(Html html, List<Preview> previews) {
        if (previews.isEmpty()) {
            return;
        }
        int last = previews.size() - 1;
        html.open("section", "id", "previews").element("h2", "While it trained");
        html.open("div", "class", "slider screen");
        html.element("button", "Play", "type", "button", "id", "play");
        html.open(
                "input",
                "type",
                "range",
                "min",
                "0",
                "max",
                Integer.toString(last),
                "value",
                Integer.toString(last),
                "aria-label",
                "step");
        html.close("div");
        for (Preview preview : previews) {
            boolean shown = preview.step() == previews.get(last).step();
            html.open("figure", shown ? new String[] {"class", "shown"} : new String[0]);
            html.element("figcaption", "after step %,d".formatted(preview.step()));
            html.open("div", "class", "pair");
            for (Medium medium : preview.media()) {
                MediumElement.write(html, medium, "made after step " + preview.step());
            }
            html.close("div").close("figure");
        }
        html.close("section");
    }
}
