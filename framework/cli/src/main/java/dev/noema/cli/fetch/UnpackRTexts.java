package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Takes texts out of a package of R, each a vector of lines; a file is named after its first line
 * that is not blank.
 *
 * @param from the package
 * @param below the folder of the package that holds R's database, with a slash at its end
 */
@Summary("Takes texts out of a package of R")
record UnpackRTexts(
        @Option("the package") String from,
        @Option("the folder of the package that holds R's database") String below)
        implements LayoutStep {

    @Override
    public void run(Workplace place) throws IOException {
        Path folder = place.tools().resolve(from);
        Archive.unpack(place.file(from), below, "Rdata.rdb", folder);
        byte[] database = Files.readAllBytes(folder.resolve("Rdata.rdb"));
        for (List<String> lines : RObjects.read(from, database)) {
            Files.writeString(
                    place.data().resolve(title(lines) + ".txt"), String.join("\n", lines) + "\n");
        }
    }

    private String title(List<String> lines) {
        String first = lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
        String title =
                first.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "");
        if (title.isEmpty()) {
            throw new FetchException(from + ": holds a text without a title");
        }
        return title;
    }
}
