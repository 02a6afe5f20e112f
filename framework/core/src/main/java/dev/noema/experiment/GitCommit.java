package dev.noema.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The state of the git repository around a folder, as git itself tells it. */
final class GitCommit {

    private static final int PATIENCE_SECONDS = 10;

    private GitCommit() {}

    /** The commit, with {@code -dirty} where files differ; empty without git or repository. */
    static String of(Path folder) {
        ProcessBuilder git =
                new ProcessBuilder(
                        "git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
        git.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = git.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            String line =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return process.exitValue() == 0 ? line.strip() : "";
        } catch (IOException e) {
            return ""; // there is no git
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
