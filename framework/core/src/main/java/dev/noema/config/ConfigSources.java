package dev.noema.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a configuration is put together from; what comes later goes before what came earlier.
 *
 * @param files at least one, in order
 * @param profiles names of profiles that the files hold, applied in this order after the files
 * @param settings overrides of the command line, applied last: {@code a.b=v} sets, {@code +a.b=v}
 *     adds, {@code ~a.b} removes
 */
public record ConfigSources(List<Path> files, List<String> profiles, List<String> settings) {

    public ConfigSources {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files is empty; allowed is at least one");
        }
        files = List.copyOf(files);
        profiles = List.copyOf(profiles);
        settings = List.copyOf(settings);
    }

    /** One file with settings. */
    public static ConfigSources of(Path file, List<String> settings) {
        return new ConfigSources(List.of(file), List.of(), settings);
    }

    /** The same with one more list of settings, which go before those that are there. */
    public ConfigSources with(List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return new ConfigSources(files, profiles, all);
    }
}
