package dev.noema.experiment;

import dev.noema.spi.Companion;
import dev.noema.spi.RequestException;
import java.nio.file.Path;
import java.util.Map;

/** A companion of another run that is for other data, such as spectrograms of another rate. */
final class Misfit {

    private Misfit() {}

    /**
     * Compares what the companion wants of the preprocessing with what there is.
     *
     * @param run names the run in the message
     * @throws RequestException when an entry differs
     */
    static void check(
            Path run, Map<String, Object> preprocessing, String graph, Companion companion) {
        companion
                .fitting()
                .forEach(
                        (entry, value) -> {
                            Object own = preprocessing.get(entry);
                            // Read from a file, 8000 and 8000.0 are the same number.
                            boolean same =
                                    own instanceof Number one && value instanceof Number other
                                            ? one.doubleValue() == other.doubleValue()
                                            : value.equals(own);
                            if (!same) {
                                throw new RequestException(
                                        run
                                                + ": its data have "
                                                + entry
                                                + ": "
                                                + own
                                                + ", but the function \""
                                                + graph
                                                + "\" of the other run is for "
                                                + value);
                            }
                        });
    }
}
