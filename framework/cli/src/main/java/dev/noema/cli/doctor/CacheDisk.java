package dev.noema.cli.doctor;

import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The disk that native libraries are unpacked to at the first start.
 *
 * @param folder the engine's cache, which need not exist yet
 */
record CacheDisk(Path folder) {

    private static final long MIB = 1L << 20;
    private static final long UNPACKED = 450 * MIB;

    static CacheDisk ofEngine() {
        return new CacheDisk(Utils.getEngineCacheDir("pytorch").toAbsolutePath());
    }

    Finding space() throws IOException {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        String found = String.format(Locale.ROOT, "%s, %,d MiB free", folder, free / MIB);
        boolean unpacked = Files.isDirectory(folder) && !isEmpty(folder);
        if (!unpacked && !Files.isWritable(existing)) {
            return Finding.fail(
                    "cache",
                    existing + " cannot be written",
                    "name another folder in the environment variable DJL_CACHE_DIR");
        }
        if (!unpacked && free < UNPACKED) {
            return Finding.fail(
                    "cache",
                    found,
                    "the native libraries take 450 MiB: free some, or name another folder in the"
                            + " environment variable DJL_CACHE_DIR");
        }
        return free < UNPACKED
                ? Finding.warn("cache", found, "checkpoints and updates may not fit: free some")
                : Finding.ok("cache", found);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
