package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Where the run came from: what one has to know to repeat it. */
final class ProvenanceSection {

    /** A folder of the machine: no business of those whom a report is shown to. */
    private static final String BASE = "base";

    private ProvenanceSection() {}

    static void write(Html html, JsonNode provenance) {
        if (!provenance.isObject()) {
            return;
        }
        html.open("section").element("h2", "Provenance").open("table").open("tbody");
        provenance
                .properties()
                .forEach(
                        fact -> {
                            JsonNode value = fact.getValue();
                            if (fact.getKey().equals(BASE)) {
                                return;
                            }
                            html.open("tr").element("th", words(fact.getKey()), "scope", "row");
                            html.element("td", text(value));
                            html.close("tr");
                        });
        html.close("tbody").close("table").close("section");
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** {@code dataDigest} is written as {@code data digest}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
