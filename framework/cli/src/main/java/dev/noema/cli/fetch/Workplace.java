package dev.noema.cli.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where data are laid out.
 *
 * @param data the folder that becomes the data
 * @param tools a folder for what is needed only meanwhile
 * @param packages the packages of this platform
 * @param downloads where their files come from
 * @param items how many items to make, where they are made
 * @param progress is told what is going on, a line at a time
 */
record Workplace(
        Path data,
        Path tools,
        List<PinnedPackage> packages,
        Downloads downloads,
        Optional<Integer> items,
        Consumer<String> progress) {

    Workplace {
        packages = List.copyOf(packages);
    }

    /** The file of the package of this name. */
    Path file(String name) throws IOException {
        PinnedPackage wanted =
                packages.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new FetchException(name + ": is not among the packages"));
        return downloads.file(wanted);
    }
}
