package dev.noema.service;

import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.safetensors.SafetensorsException;
import dev.noema.serving.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tensors by the names of the graph's inputs; {@code condition} holds class numbers. */
final class SafetensorsBody {

    private static final String CONDITION = "condition";

    private SafetensorsBody() {}

    static Given read(byte[] body, Map<String, long[]> shapes, int mostItems) throws IOException {
        Path path = Files.createTempFile("noema-", ".safetensors");
        try {
            Files.write(path, body);
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                return read(file, shapes, mostItems);
            }
        } catch (SafetensorsException e) {
            throw Problem.badRequest(e.getMessage().replace(path.toString(), "the body"));
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private static Given read(SafetensorsFile file, Map<String, long[]> shapes, int mostItems)
            throws IOException {
        Map<String, Tensor> tensors = new HashMap<>();
        Optional<LongTensor> condition = Optional.empty();
        for (String name : file.tensors().keySet()) {
            if (name.equals(CONDITION)) {
                condition = Optional.of(file.longs(name));
            } else if (shapes.containsKey(name)) {
                long[] shape = shapes.get(name);
                Tensor tensor = shape[0] == -1 ? file.longs(name) : file.floats(name);
                check(name, tensor.shape(), shape, mostItems);
                tensors.put(name, tensor);
            } else {
                throw Problem.badRequest(
                        "'"
                                + name
                                + "' is not known; known are "
                                + shapes.keySet()
                                + ", condition");
            }
        }
        return new Given(tensors, condition, List.of(), Map.of());
    }

    private static void check(String name, long[] found, long[] item, int mostItems) {
        boolean fits = found.length == item.length + 1;
        for (int i = 0; fits && i < item.length; i++) {
            fits = item[i] == -1 ? found[i + 1] > 0 : found[i + 1] == item[i];
        }
        if (!fits) {
            throw Problem.badRequest(
                    name
                            + ": the shape is "
                            + Arrays.toString(found)
                            + "; an item must have the shape "
                            + Arrays.toString(item));
        }
        if (found[0] > mostItems) {
            throw new Problem(413, name + ": at most " + mostItems + " items are allowed");
        }
    }
}
