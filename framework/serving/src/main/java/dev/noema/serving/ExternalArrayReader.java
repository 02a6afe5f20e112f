package dev.noema.serving;

import ai.onnxruntime.OnnxJavaType;
import java.util.HashMap;
import java.util.Map;

/** Reads what a graph says of one array: its size, and where its numbers lie if not with it. */
final class ExternalArrayReader {

    private static final String ELSEWHERE = "its weights lie in another file";
    private static final int RAW_DATA = 9;

    private ExternalArrayReader() {}

    /**
     * Checks an array, and gives it when its numbers lie in the file {@code beside}; null when they
     * lie in the graph. No other file may be named.
     */
    // Field numbers are those of TensorProto in onnx.proto.
    static ExternalArray read(ProtoReader tensor, String beside) {
        long[] shape = {};
        String name = "";
        int type = 0;
        boolean within = false;
        boolean external = false;
        Map<String, String> entries = new HashMap<>();
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> shape = tensor.append(shape);
                case 2 -> type = (int) tensor.number();
                case 8 -> name = tensor.text();
                case RAW_DATA -> within = true;
                case 13 -> entry(tensor.message(), entries);
                case 14 -> external = tensor.number() != 0;
                default -> {}
            }
        }
        checkSize(shape);
        if (!external && entries.isEmpty()) {
            return null;
        }
        if (!external || within || beside == null) {
            throw new BundleException(ELSEWHERE);
        }
        if (!beside.equals(entries.get("location")) || entries.size() != 3) {
            throw new BundleException(
                    ELSEWHERE + " than " + beside + ", or not at an offset and a length of it");
        }
        return new ExternalArray(
                name, type(type), shape, number(entries, "offset"), number(entries, "length"));
    }

    private static void checkSize(long... shape) {
        long size = 1;
        for (long dimension : shape) {
            if (dimension < 0 || dimension > Integer.MAX_VALUE) {
                throw new BundleException("it holds an array of an absurd size");
            }
            size *= dimension;
            if (size > Integer.MAX_VALUE) {
                throw new BundleException("it holds an array of an absurd size");
            }
        }
    }

    private static void entry(ProtoReader entry, Map<String, String> into) {
        String key = "";
        String value = "";
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.text();
                default -> {}
            }
        }
        if (into.put(key, value) != null) {
            throw new BundleException("it says twice where an array lies");
        }
    }

    private static long number(Map<String, String> entries, String key) {
        String text = entries.get(key);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new BundleException(
                    ELSEWHERE + ", and " + key + " is '" + text + "', which is no whole number");
        }
        return Long.parseLong(text);
    }

    // Those in which weights are stored.
    private static OnnxJavaType type(int number) {
        return switch (number) {
            case 1 -> OnnxJavaType.FLOAT;
            case 3 -> OnnxJavaType.INT8;
            case 7 -> OnnxJavaType.INT64;
            case 9 -> OnnxJavaType.BOOL;
            case 10 -> OnnxJavaType.FLOAT16;
            case 16 -> OnnxJavaType.BFLOAT16;
            default ->
                    throw new BundleException(
                            "it holds an array of the type " + number + " in another file");
        };
    }
}
