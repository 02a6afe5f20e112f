package dev.noema.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of a run's checkpoints, named by step; hidden ones are unfinished or on their way
 * out.
 */
record CheckpointFolders(Path root) {

    private static final Pattern STEP = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern UNFINISHED = Pattern.compile("\\..*\\.tmp");

    Path of(long step) {
        return root.resolve(Long.toString(step));
    }

    /** The steps that have a folder, in ascending order. */
    List<Long> steps() throws IOException {
        return names(STEP).stream().map(Long::valueOf).sorted().toList();
    }

    /** Removes what a process that was killed left behind. */
    void removeUnfinished() throws IOException {
        for (String name : names(UNFINISHED)) {
            delete(root.resolve(name));
        }
    }

    /** Removes a checkpoint, hidden before its files go, so that no reader meets half of it. */
    void remove(long step) throws IOException {
        Path hidden = root.resolve("." + step + ".removed.tmp");
        Files.move(of(step), hidden, StandardCopyOption.ATOMIC_MOVE);
        delete(hidden);
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.delete(path);
    }

    private List<String> names(Pattern pattern) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .toList();
        }
    }
}
