package dev.noema.cli.fetch;

import dev.noema.spi.Option;
import java.util.regex.Pattern;

/**
 * One package of a registry.
 *
 * @param client what downloads it
 * @param name what the registry calls it
 * @param version the one version that is meant
 * @param file what the client calls the file
 * @param sha256 of that file, in hexadecimal
 * @param platform the one platform that needs it; empty when all do
 */
public record PinnedPackage(
        @Option("npm, pip or apt") PackageClient client,
        @Option("what the registry calls it") String name,
        @Option("the one version that is meant") String version,
        @Option("what the client calls the file") String file,
        @Option("SHA-256 of that file") String sha256,
        @Option("the one platform that needs it") String platform) {

    private static final Pattern FILE = Pattern.compile("[a-z0-9][A-Za-z0-9._~+-]*");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public PinnedPackage {
        if (file != null && !FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("file is \"" + file + "\"; allowed is a bare name");
        }
        if (sha256 != null && !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "sha256 is \"" + sha256 + "\"; allowed are 64 hexadecimal digits");
        }
    }

    public static PinnedPackage defaults() {
        return new PinnedPackage(null, null, null, null, null, "");
    }

    boolean isFor(String wanted) {
        return platform.isEmpty() || platform.equals(wanted);
    }

    @Override
    public String toString() {
        return client.registry() + " " + name + " " + version;
    }
}
