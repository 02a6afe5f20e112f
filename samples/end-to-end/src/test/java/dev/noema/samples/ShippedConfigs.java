package dev.noema.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Every configuration that comes with Noema. */
final class ShippedConfigs {

    private static final Path DEMO =
            Path.of("../digits/src/main/resources/dev/noema/samples/digits/demo.yaml");

    private ShippedConfigs() {}

    static List<Path> all() {
        try (Stream<Path> experiments = Files.list(Path.of("../experiments"))) {
            return Stream.concat(
                            Stream.of(DEMO),
                            experiments.filter(file -> file.toString().endsWith(".yaml")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
