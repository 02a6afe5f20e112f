package dev.noema.report;

/** The element that shows a medium. */
final class MediumElement {

    private MediumElement() {}

    static void write(Html html, Medium medium, String description) {
        switch (medium.kind()) {
            case PICTURE -> html.open("img", "alt", description, "src", medium.content());
            case SOUND ->
                    html.open("audio", "controls", "", "src", medium.content()).close("audio");
            case TEXT -> html.element("pre", medium.content(), "class", "items");
        }
    }
}
