package dev.noema.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium of this machine, without a window: named by the system property {@code
 * noema.chromium}, or on the path.
 */
record Browser(Path program) {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    static Optional<Browser> find() {
        String named = System.getProperty("noema.chromium");
        if (named != null) {
            return Optional.of(new Browser(Path.of(named)));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new);
    }

    /** The page as it stands after its scripts have run. */
    String dom(String page, Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("page.html"), page);
            Path dom = folder.resolve("dom.html");
            Process process =
                    new ProcessBuilder(
                                    program.toString(),
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--user-data-dir=" + folder.resolve("profile"),
                                    "--virtual-time-budget=3000",
                                    "--dump-dom",
                                    file.toUri().toString())
                            .redirectOutput(dom.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not end");
            }
            return Files.readString(dom, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
