package dev.noema.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.safetensors.SafetensorsWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a model gave: JSON, safetensors, or a file of the model's kind. */
final class Writer {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

    private final Codec codec;
    private final Map<String, Object> preprocessing;

    Writer(Codec codec, Map<String, Object> preprocessing) {
        this.codec = codec;
        this.preprocessing = preprocessing;
    }

    /**
     * An answer of tensors alone.
     *
     * @param tensors what the model gave, by name
     */
    Answer tensors(Inquiry inquiry, Map<String, ? extends Tensor> tensors) throws IOException {
        List<String> offered = List.of(MediaTypes.JSON, MediaTypes.SAFETENSORS);
        return written(MediaTypes.chosen(inquiry.accept(), offered), tensors);
    }

    /**
     * An answer of items, which a file can show: one item as itself, several on a sheet.
     *
     * @param shown which of the tensors holds the items
     * @param columns how many stand side by side on a sheet
     */
    Answer items(Inquiry inquiry, Map<String, ? extends Tensor> tensors, String shown, int columns)
            throws IOException {
        List<String> offered = new ArrayList<>(List.of(MediaTypes.JSON, MediaTypes.SAFETENSORS));
        boolean fileCame =
                !inquiry.contentType().isEmpty() && !offered.contains(inquiry.contentType());
        offered.add(fileCame ? 0 : offered.size(), MediaTypes.plain(codec.mediaType()));
        String type = MediaTypes.chosen(inquiry.accept(), offered);
        if (!type.equals(MediaTypes.plain(codec.mediaType()))) {
            return written(type, tensors);
        }
        Tensor items = tensors.get(shown);
        byte[] file =
                items.shape()[0] == 1
                        ? codec.content(items, 0, preprocessing)
                        : codec.sheet(items, columns, preprocessing);
        return Answer.ok(codec.mediaType(), file);
    }

    private Answer written(String type, Map<String, ? extends Tensor> tensors) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (type.equals(MediaTypes.SAFETENSORS)) {
            SafetensorsWriter writer = new SafetensorsWriter();
            tensors.forEach(writer::add);
            writer.writeTo(Channels.newChannel(body));
        } else {
            try (JsonGenerator json = FACTORY.createGenerator(body)) {
                json.writeStartObject();
                for (Map.Entry<String, ? extends Tensor> tensor : tensors.entrySet()) {
                    if (tensor.getKey().equals(TokenEndpoints.TOKENS)) {
                        tokens(json, (LongTensor) tensor.getValue());
                    } else {
                        json.writeFieldName(tensor.getKey());
                        nested(json, tensor.getKey(), tensor.getValue(), 0, 0);
                    }
                }
                json.writeEndObject();
            }
        }
        return Answer.ok(type, body.toByteArray());
    }

    /** Items of tokens, each as long as it is, and in words where they have some. */
    void tokens(JsonGenerator json, LongTensor items) throws IOException {
        json.writeArrayFieldStart(TokenEndpoints.TOKENS);
        for (int item = 0; item < items.shape()[0]; item++) {
            long[] tokens = Lengths.tokens(items, item);
            json.writeArray(tokens, 0, tokens.length);
        }
        json.writeEndArray();
        if (text(items, 0).isPresent()) {
            json.writeArrayFieldStart(TokenEndpoints.TEXTS);
            for (int item = 0; item < items.shape()[0]; item++) {
                json.writeString(text(items, item).orElse(""));
            }
            json.writeEndArray();
        }
    }

    /** An item in words. */
    Optional<String> text(LongTensor items, int item) {
        return codec.text(items, item, preprocessing);
    }

    /** Writes the part of a tensor from index {@code from} on as nested lists; gives its end. */
    private static int nested(
            JsonGenerator json, String name, Tensor tensor, int dimension, int from)
            throws IOException {
        if (dimension == tensor.shape().length) {
            if (tensor instanceof LongTensor longs) {
                json.writeNumber(longs.values()[from]);
                return from + 1;
            }
            float value = ((FloatTensor) tensor).values()[from];
            if (!Float.isFinite(value)) {
                throw new Problem(
                        422, name + " comes out as " + value + ", which JSON has no number for");
            }
            json.writeNumber(value);
            return from + 1;
        }
        int at = from;
        json.writeStartArray();
        for (long i = 0; i < tensor.shape()[dimension]; i++) {
            at = nested(json, name, tensor, dimension + 1, at);
        }
        json.writeEndArray();
        return at;
    }
}
