package dev.noema.service;

import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a request gives: JSON, safetensors, or a file of the model's kind. */
final class Reader {

    static final String ITEMS = "x";
    static final String CODES = "z";

    private final GenerativeModel.About about;
    private final Codec codec;
    private final int mostItems;

    Reader(GenerativeModel.About about, Codec codec, int mostItems) {
        this.about = about;
        this.codec = codec;
        this.mostItems = mostItems;
    }

    /**
     * Reads a request.
     *
     * @param tensors which tensors it may give
     */
    Given read(Inquiry inquiry, Set<String> tensors) throws IOException {
        Given given = body(inquiry, tensors);
        if (given.tensors().get(ITEMS) instanceof LongTensor items) {
            TokenRows.check(items, about.sequence());
        }
        Map<String, String> settings = new HashMap<>(given.settings());
        inquiry.parameters()
                .forEach(
                        (name, value) -> {
                            if (settings.put(name, value) != null) {
                                throw Problem.badRequest(
                                        "'" + name + "' is said in the query and in the body");
                            }
                        });
        return new Given(given.tensors(), given.condition(), given.classes(), settings);
    }

    private Given body(Inquiry inquiry, Set<String> tensors) throws IOException {
        if (inquiry.body().length == 0) {
            return new Given(Map.of(), Optional.empty(), List.of(), Map.of());
        }
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (String name : tensors) {
            shapes.put(name, name.equals(ITEMS) ? event() : new long[] {about.latent()});
        }
        return switch (inquiry.contentType()) {
            case MediaTypes.JSON ->
                    new JsonBody(shapes, this::file, mostItems).read(inquiry.body());
            case MediaTypes.SAFETENSORS -> SafetensorsBody.read(inquiry.body(), shapes, mostItems);
            case "", "application/x-www-form-urlencoded", "multipart/form-data" ->
                    throw unsupported(inquiry.contentType());
            default -> {
                if (!tensors.contains(ITEMS)) {
                    throw unsupported(inquiry.contentType());
                }
                yield new Given(
                        Map.of(ITEMS, file(inquiry.body())), Optional.empty(), List.of(), Map.of());
            }
        };
    }

    private Problem unsupported(String type) {
        return new Problem(
                415,
                "the body is '"
                        + type
                        + "'; say its Content-Type: "
                        + MediaTypes.JSON
                        + ", "
                        + MediaTypes.SAFETENSORS
                        + " or, for an item, a file's such as "
                        + codec.mediaType());
    }

    private Tensor file(byte[] content) {
        try {
            return codec.read(content, about.preprocessing());
        } catch (IOException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private long[] event() {
        return about.event().stream().mapToLong(Long::longValue).toArray();
    }
}
