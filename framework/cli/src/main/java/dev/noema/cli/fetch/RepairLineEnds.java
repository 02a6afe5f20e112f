package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Undoes a transfer in text mode that turned each line feed of some PGM files, pixels of value 10
 * included, into a carriage return and a line feed.
 *
 * @param width columns of each picture
 * @param height rows
 * @param repaired how many files were changed by the transfer
 */
@Summary("Undoes a transfer of PGM files in text mode")
record RepairLineEnds(
        @Option("columns of each picture") int width,
        @Option("rows of each picture") int height,
        @Option("how many files the transfer changed") int repaired)
        implements LayoutStep {

    @Override
    public void run(Workplace place) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(place.data())) {
            files = paths.filter(path -> path.toString().endsWith(".pgm")).sorted().toList();
        }
        TextModeGreymap greymap = new TextModeGreymap(width, height);
        int changed = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] whole = greymap.repair(file.getFileName().toString(), bytes);
            if (whole != bytes) {
                Files.write(file, whole);
                changed++;
            }
        }
        if (changed != repaired) {
            throw new FetchException(
                    changed + " files had rewritten line ends, " + repaired + " expected");
        }
    }
}
