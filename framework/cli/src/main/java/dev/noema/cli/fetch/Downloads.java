package dev.noema.cli.fetch;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Packages that were downloaded and found to be the ones that are meant.
 *
 * @param folder where they lie
 * @param client downloads a package into a folder
 * @param progress is told what is going on, a line at a time
 */
record Downloads(Path folder, BiConsumer<PinnedPackage, Path> client, Consumer<String> progress) {

    /**
     * A package's file, downloaded unless it is there.
     *
     * @throws FetchException when it cannot be had, or is another than was meant
     */
    Path file(PinnedPackage wanted) throws IOException {
        Path file = folder.resolve(wanted.file());
        if (Files.isRegularFile(file) && Sha256.of(file).equals(wanted.sha256())) {
            return file;
        }
        Files.deleteIfExists(file);
        progress.accept("fetching " + wanted);
        client.accept(wanted, folder);
        if (!Files.isRegularFile(file)) {
            throw new FetchException(wanted + ": the client left no " + wanted.file());
        }
        String digest = Sha256.of(file);
        if (!digest.equals(wanted.sha256())) {
            Files.delete(file);
            throw new FetchException(
                    wanted
                            + ": the file has SHA-256 "
                            + digest
                            + ", expected is "
                            + wanted.sha256()
                            + "; it is deleted, and nothing of it was used");
        }
        return file;
    }
}
