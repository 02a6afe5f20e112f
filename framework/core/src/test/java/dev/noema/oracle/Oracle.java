package dev.noema.oracle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Numbers that other libraries computed; the script beside each file made them. */
public final class Oracle {

    private final JsonNode section;

    private Oracle(JsonNode section) {
        this.section = section;
    }

    public static Oracle of(String section) {
        return of("densities.json", section);
    }

    public static Oracle of(String name, String section) {
        try (InputStream file = Oracle.class.getResourceAsStream(name)) {
            return new Oracle(new ObjectMapper().readTree(file).required(section));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Oracle section(String name) {
        return new Oracle(section.required(name));
    }

    /** The names of what this section holds. */
    public Iterable<String> names() {
        return section::fieldNames;
    }

    public float[] numbers(String name) {
        JsonNode values = section.required(name).required("values");
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values.get(i).doubleValue();
        }
        return numbers;
    }

    public double number(String name) {
        return section.required(name).required("values").get(0).doubleValue();
    }

    public long[] shape(String name) {
        JsonNode sizes = section.required(name).required("shape");
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).longValue();
        }
        return shape;
    }

    public NDArray array(NDManager manager, String name) {
        return manager.create(numbers(name), new Shape(shape(name)));
    }
}
