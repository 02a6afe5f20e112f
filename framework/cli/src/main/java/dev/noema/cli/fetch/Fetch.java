package dev.noema.cli.fetch;

import dev.noema.checkpoint.FileFault;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches one source into a folder of its own.
 *
 * <p>The folder appears when it is complete. What was downloaded before an interruption is used
 * again; what was laid out is not.
 *
 * @param name what the source is called
 * @param source where the data come from
 * @param into the folder in which the data's own folder is made
 * @param items how many items to draw, where items are drawn
 * @param progress is told what is going on, a line at a time
 */
public record Fetch(
        String name, Source source, Path into, Optional<Integer> items, Consumer<String> progress) {

    public Fetch {
        boolean drawn = source.layout().stream().anyMatch(DrawAvatars.class::isInstance);
        if (items.isPresent() && !drawn) {
            throw new RequestException(
                    name + ": comes as a whole; --items is for sources that are drawn");
        }
        if (items.isPresent() && (items.get() < 1 || items.get() > 999_999)) {
            throw new RequestException("--items is " + items.get() + "; allowed is 1 to 999999");
        }
    }

    /**
     * Fetches, unless it is all there.
     *
     * @return the folder of the data
     * @throws FetchException when a client is missing or fails, a package is another than was
     *     meant, or something else stands in the folder's place
     */
    public Path run() {
        Path target = into.resolve(name);
        try {
            Files.createDirectories(into);
            if (Files.exists(target)) {
                Receipt.require(target);
                progress.accept(target + ": already there");
                return target;
            }
            Path work = Files.createDirectories(into.resolve(".fetch-" + name)).toAbsolutePath();
            try (FileChannel channel =
                            FileChannel.open(
                                    work.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                layOut(work, target);
            }
            delete(work);
            return target;
        } catch (IOException e) {
            throw new FetchException(
                    name + ": cannot be laid out in " + into + ": " + FileFault.reason(e), e);
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // This process holds it: said below.
        }
        throw new FetchException(name + ": is being fetched into " + into + " by another process");
    }

    private void layOut(Path work, Path target) throws IOException {
        Path data = work.resolve("data");
        Path tools = work.resolve("tools");
        delete(data);
        delete(tools);
        Files.createDirectories(data);
        Files.createDirectories(tools);
        Downloads downloads =
                new Downloads(
                        Files.createDirectories(work.resolve("packages")),
                        (wanted, folder) -> wanted.client().download(wanted, folder),
                        progress);
        List<PinnedPackage> packages = packages();
        for (PinnedPackage one : packages) {
            downloads.file(one);
        }
        Workplace place = new Workplace(data, tools, packages, downloads, items, progress);
        for (LayoutStep step : source.layout()) {
            step.run(place);
        }
        FolderDigest digest = FolderDigest.of(data);
        check(digest);
        Receipt.write(data, name, source, packages, digest);
        Files.move(data, target, StandardCopyOption.ATOMIC_MOVE);
        progress.accept(target + ": " + digest.files() + " files, digest " + digest.sha256());
    }

    private List<PinnedPackage> packages() {
        String platform = Platform.current();
        List<PinnedPackage> here =
                source.packages().stream().filter(one -> one.isFor(platform)).toList();
        List<String> platforms =
                source.packages().stream()
                        .map(PinnedPackage::platform)
                        .filter(one -> !one.isEmpty())
                        .toList();
        if (!platforms.isEmpty() && !platforms.contains(platform)) {
            throw new FetchException(
                    name
                            + ": what draws it has no package for "
                            + platform
                            + "; there are packages for "
                            + String.join(", ", platforms));
        }
        return here;
    }

    private void check(FolderDigest digest) {
        if (items.isPresent() || digest.sha256().equals(source.digest())) {
            return;
        }
        String difference =
                name
                        + ": "
                        + digest.files()
                        + " files with digest "
                        + digest.sha256()
                        + ", expected are "
                        + source.files()
                        + " with "
                        + source.digest();
        if (source.exact() || digest.files() != source.files()) {
            throw new FetchException(difference);
        }
        progress.accept("warning: " + difference + "; drawings may differ in their last bits");
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
    }
}
