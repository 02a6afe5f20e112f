package dev.noema.cli;

import dev.noema.registry.Registry;
import dev.noema.spi.RequestException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads where a model is: the folder of a run or bundle, or the name of one in the registry. A
 * folder of a run or bundle goes before a name.
 */
final class ModelPath implements ITypeConverter<Path> {

    private static final String PLACE = "NOEMA_MODELS";

    /** The user's registry: the folder that NOEMA_MODELS names, or {@code models} here. */
    static Registry registry() {
        String place = System.getenv(PLACE);
        return new Registry(
                Path.of(place == null || place.isBlank() ? "models" : place), Clock.systemUTC());
    }

    @Override
    public Path convert(String text) {
        if (isModel(text)) {
            return Path.of(text);
        }
        try {
            Optional<Path> registered = registry().resolve(text);
            return registered.isPresent() ? registered.get() : Path.of(text);
        } catch (RequestException | InvalidPathException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static boolean isModel(String text) {
        try {
            Path folder = Path.of(text);
            return Files.exists(folder.resolve("config.yaml"))
                    || Files.exists(folder.resolve("noema.json"));
        } catch (InvalidPathException namesAVersionOnWindows) {
            return false;
        }
    }
}
