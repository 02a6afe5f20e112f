package dev.noema.report;

import java.io.IOException;

/** What stands around the content of a page: the head with its locks, and the script at the end. */
final class HtmlDocument {

    private final String style;
    private final String script;

    private HtmlDocument(String style, String script) {
        this.style = style;
        this.script = script;
    }

    /** Opens a page, up to and with {@code <body>}. */
    static HtmlDocument open(Html html, String title) throws IOException {
        HtmlDocument document =
                new HtmlDocument(Assets.text("report.css"), Assets.text("report.js"));
        html.own("<!doctype html>\n").open("html", "lang", "en").open("head");
        html.open("meta", "charset", "utf-8");
        html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                Assets.policy(document.style, document.script));
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title + " · Noema");
        html.open("style").own(document.style).close("style").close("head").open("body");
        return document;
    }

    /**
     * Closes the page.
     *
     * @param curves what the script draws, as {@link CurvesJson} writes it
     */
    void close(Html html, String footer, String curves) {
        html.element("footer", footer);
        html.open("script", "type", "application/json", "id", "curves").own(curves);
        html.close("script");
        html.open("script").own(script).close("script").close("body").close("html");
    }
}
