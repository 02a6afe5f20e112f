package dev.noema.cli.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file beside the data that says where they come from and what they may be used for. */
final class Receipt {

    static final String FILE = "SOURCE.txt";

    private static final Pattern FILES = Pattern.compile("(?m)^Files: ([0-9]{1,9}), SHA-256");

    private Receipt() {}

    static void write(
            Path folder,
            String name,
            Source source,
            List<PinnedPackage> packages,
            FolderDigest digest)
            throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(name).append(": ").append(source.summary()).append(".\n");
        text.append("Licence: ").append(source.licence()).append(".\n");
        for (PinnedPackage one : packages) {
            text.append("Package: ").append(one).append(", SHA-256 ").append(one.sha256());
            text.append('\n');
        }
        text.append("Files: ").append(digest.files()).append(", SHA-256 over names and contents ");
        text.append(digest.sha256()).append('\n');
        Files.writeString(folder.resolve(FILE), text);
    }

    /**
     * Checks that a folder is one that was fetched, with as many files as there were.
     *
     * @throws FetchException when it is not
     */
    static void require(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Matcher files = FILES.matcher(Files.isRegularFile(file) ? Files.readString(file) : "");
        if (!files.find()) {
            throw new FetchException(
                    folder
                            + ": is there, but was not fetched (it has no "
                            + FILE
                            + "); move it away, or fetch --into another folder");
        }
        long found;
        try (Stream<Path> paths = Files.walk(folder)) {
            found = paths.filter(Files::isRegularFile).count() - 1;
        }
        if (found != Long.parseLong(files.group(1))) {
            throw new FetchException(
                    folder
                            + ": holds "
                            + found
                            + " files where "
                            + files.group(1)
                            + " were fetched; delete the folder and fetch it again");
        }
    }
}
