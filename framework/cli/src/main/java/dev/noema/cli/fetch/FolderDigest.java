package dev.noema.cli.fetch;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One SHA-256 over the names and contents of all files of a folder: that of the lines which {@code
 * find . -type f | LC_ALL=C sort | xargs sha256sum} writes.
 *
 * @param files how many files there are
 * @param sha256 the digest, in hexadecimal
 */
record FolderDigest(int files, String sha256) {

    static FolderDigest of(Path folder) throws IOException {
        List<String> names;
        try (Stream<Path> paths = Files.walk(folder)) {
            names =
                    paths.filter(Files::isRegularFile)
                            .map(
                                    file ->
                                            "./"
                                                    + folder.relativize(file)
                                                            .toString()
                                                            .replace('\\', '/'))
                            .sorted()
                            .toList();
        }
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            lines.append(Sha256.of(folder.resolve(name))).append("  ").append(name).append('\n');
        }
        return new FolderDigest(
                names.size(), Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
