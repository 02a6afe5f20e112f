package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.training.Seconds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The head of the page: the run's name, and in one line what it is. */
final class Heading {

    private static final int DATE_LENGTH = 10;

    private Heading() {}

    static void write(Html html, String name, RunFiles files, Metrics metrics) throws IOException {
        List<String> facts = new ArrayList<>();
        JsonNode data = files.data();
        String shape =
                StreamSupport.stream(data.path("event").spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" × "));
        if (!shape.isEmpty()) {
            facts.add(data.path("codec").asText() + " " + shape);
        }
        Series epochs = metrics.training().get(Metrics.EPOCH);
        if (epochs != null) {
            facts.add(Numbers.fixed(epochs.last(), 1) + " epochs");
        }
        Series seconds = metrics.training().get(Metrics.SECONDS);
        if (seconds != null) {
            facts.add(Seconds.text(seconds.last()) + " of training");
        }
        String started = files.provenance().path("started").asText();
        if (started.length() >= DATE_LENGTH) {
            facts.add(started.substring(0, DATE_LENGTH));
        }
        html.open("header").element("p", "Run report", "class", "eyebrow").element("h1", name);
        html.element("p", String.join(" · ", facts), "class", "facts").close("header");
    }
}
