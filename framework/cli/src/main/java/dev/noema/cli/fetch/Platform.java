package dev.noema.cli.fetch;

import java.util.Locale;

/** What kind of machine this is, such as {@code linux-x86_64}. */
final class Platform {

    private Platform() {}

    static String current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family =
                system.startsWith("windows")
                        ? "windows"
                        : system.startsWith("mac") ? "macos" : system;
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return family
                + "-"
                + switch (processor) {
                    case "amd64", "x86-64" -> "x86_64";
                    case "arm64" -> "aarch64";
                    default -> processor;
                };
    }
}
