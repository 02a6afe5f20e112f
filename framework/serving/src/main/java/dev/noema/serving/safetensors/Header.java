package dev.noema.serving.safetensors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked table of contents of a file.
 *
 * @param metadata the texts under {@code __metadata__}
 * @param tensors the tensors by name, in the order of their bytes
 */
record Header(Map<String, String> metadata, Map<String, StoredTensor> tensors) {

    /** The bytes that hold the header's length. */
    static final int LENGTH_BYTES = Long.BYTES;

    /** The longest header allowed. */
    static final int MAXIMUM_LENGTH = 100_000_000;

    static final String METADATA = "__metadata__";

    /**
     * Checks that the tensors fill the data exactly: no hole, no overlap, nothing behind them.
     *
     * @param dataLength the bytes of the file behind the header
     */
    static Header checked(Map<String, String> metadata, List<StoredTensor> entries, long dataLength)
            throws SafetensorsException {
        List<StoredTensor> sorted = new ArrayList<>(entries);
        sorted.sort(
                Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end));
        long position = 0;
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (StoredTensor tensor : sorted) {
            if (tensor.begin() != position || tensor.end() < tensor.begin()) {
                throw new SafetensorsException(
                        "tensor '"
                                + tensor.name()
                                + "' takes bytes "
                                + tensor.begin()
                                + " to "
                                + tensor.end()
                                + ", where the data goes on at "
                                + position);
            }
            if (tensor.length() != bytes(tensor)) {
                throw new SafetensorsException(
                        "tensor '"
                                + tensor.name()
                                + "' takes "
                                + tensor.length()
                                + " bytes, but "
                                + tensor.type()
                                + " of shape "
                                + tensor.shape()
                                + " needs "
                                + bytes(tensor));
            }
            position = tensor.end();
            tensors.put(tensor.name(), tensor);
        }
        if (position != dataLength) {
            throw new SafetensorsException(
                    "the header describes "
                            + position
                            + " bytes of data, the file holds "
                            + dataLength);
        }
        return new Header(
                Collections.unmodifiableMap(metadata), Collections.unmodifiableMap(tensors));
    }

    private static long bytes(StoredTensor tensor) throws SafetensorsException {
        try {
            long bytes = 1;
            for (long dimension : tensor.shape()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return Math.multiplyExact(bytes, (long) tensor.type().bytes());
        } catch (ArithmeticException e) {
            throw new SafetensorsException(
                    "tensor '" + tensor.name() + "' has the impossible shape " + tensor.shape(), e);
        }
    }
}
