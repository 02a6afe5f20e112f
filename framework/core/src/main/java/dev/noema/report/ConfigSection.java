package dev.noema.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration, keys set apart from values. */
final class ConfigSection {

    private static final Pattern ENTRY = Pattern.compile("( *(?:- )?)([A-Za-z0-9_.-]+:)(.*)");

    private ConfigSection() {}

    static void write(Html html, String yaml) {
        html.open("section").element("h2", "Configuration");
        html.element(
                "p",
                "As resolved: every option, also those left at their defaults.",
                "class",
                "note");
        html.open("pre", "class", "config");
        yaml.lines().forEach(line -> line(html, line));
        html.close("pre").close("section");
    }

    private static void line(Html html, String line) {
        Matcher entry = ENTRY.matcher(line);
        if (entry.matches()) {
            html.text(entry.group(1)).open("b").text(entry.group(2)).own("</b>");
            html.text(entry.group(3));
        } else {
            html.text(line);
        }
        html.text("\n");
    }
}
