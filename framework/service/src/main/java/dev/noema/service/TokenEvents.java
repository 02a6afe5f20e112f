package dev.noema.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.GrowingText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Items on their way, as server-sent events: one for each step with the token of every item and
 * what it adds to its text, and at the end one called {@code end} with the whole items.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the format</a>
 */
record TokenEvents(Writer writer, Generation generation) implements Answer.Parts {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes the fields of an event's object. */
    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        List<GrowingText> texts = new ArrayList<>();
        while (generation.hasNext()) {
            long[] tokens = generation.next();
            LongTensor made = generation.items();
            boolean words = writer.text(made, 0).isPresent();
            while (texts.size() < tokens.length) {
                texts.add(new GrowingText());
            }
            send(
                    out,
                    "",
                    json -> {
                        json.writeFieldName(TokenEndpoints.TOKENS);
                        json.writeArray(tokens, 0, tokens.length);
                        if (words) {
                            more(json, made, texts);
                        }
                    });
        }
        send(out, "event: end\n", json -> writer.tokens(json, generation.items()));
    }

    private void more(JsonGenerator json, LongTensor made, List<GrowingText> texts)
            throws IOException {
        json.writeArrayFieldStart(TokenEndpoints.TEXTS);
        for (int item = 0; item < texts.size(); item++) {
            boolean ended = Lengths.tokens(made, item).length < made.shape()[1];
            json.writeString(texts.get(item).more(writer.text(made, item).orElse(""), ended));
        }
        json.writeEndArray();
    }

    private static void send(OutputStream out, String head, Fields fields) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes((head + "data: ").getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = FACTORY.createGenerator(event)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        }
        event.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        out.write(event.toByteArray());
        out.flush();
    }
}
