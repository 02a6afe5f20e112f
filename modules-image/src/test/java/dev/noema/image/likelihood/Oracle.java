package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.spi.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers that other libraries computed; {@code pictures.py} beside the file made them. */
record Oracle(JsonNode section) {

    static Oracle of(String section) {
        try (InputStream file = Oracle.class.getResourceAsStream("pictures.json")) {
            return new Oracle(new ObjectMapper().readTree(file).required(section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] numbers(String name) {
        JsonNode values = section.required(name).required("values");
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values.get(i).doubleValue();
        }
        return numbers;
    }

    NDArray array(NDManager manager, String name) {
        JsonNode sizes = section.required(name).required("shape");
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).longValue();
        }
        return manager.create(numbers(name), new Shape(shape));
    }

    Parameters parameters(NDManager manager, String... names) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (String name : names) {
            arrays.put(name, array(manager, name));
        }
        return new Parameters(arrays);
    }
}
