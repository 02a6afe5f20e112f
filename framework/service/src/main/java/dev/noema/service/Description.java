package dev.noema.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the service says of its model and of itself. */
final class Description {

    private Description() {}

    /** Names, shapes and classes of the model. */
    static Answer model(GenerativeModel.About about, Codec codec) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("name", about.name());
            json.writeFieldName("event");
            json.writeArray(
                    about.event().stream().mapToLong(Long::longValue).toArray(),
                    0,
                    about.event().size());
            json.writeNumberField("latent", about.latent());
            json.writeArrayFieldStart("classes");
            for (String name : about.classes()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeStringField("codec", about.codec());
            json.writeStringField("media-type", codec.mediaType());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.ok(MediaTypes.JSON, body.toByteArray());
    }

    /** The OpenAPI description of a service of this model. */
    static Answer openApi(GenerativeModel.About about, Codec codec, Limits limits) {
        try {
            String tokens = about.sequence().ofTokens() ? resource("openapi-tokens.json.part") : "";
            String text =
                    resource("openapi.json")
                            .replace("${tokens}", tokens)
                            .replace("\"${longest}\"", String.valueOf(about.sequence().longest()))
                            .replace("${name}", escaped(about.name()))
                            .replace("${file}", escaped(MediaTypes.plain(codec.mediaType())))
                            .replace("\"${items}\"", Integer.toString(limits.items()))
                            .replace("\"${latent}\"", Integer.toString(about.latent()))
                            .replace("${event}", about.event().toString());
            return Answer.json(200, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = Description.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String escaped(String text) {
        return new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
