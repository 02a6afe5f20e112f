package dev.noema.cli.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that downloads packages of a registry, and knows of mirrors and proxies. */
enum PackageClient {
    /** Node's package manager. */
    NPM(
            "npm",
            List.of(List.of("npm")),
            List.of("pack", "--loglevel=error", "--ignore-scripts", "--fetch-retries=1")) {
        @Override
        List<String> arguments(PinnedPackage wanted, Path folder) {
            return List.of(
                    "--pack-destination",
                    folder.toString(),
                    wanted.name() + "@" + wanted.version());
        }
    },
    /** Python's; only wheels are taken, so that nothing is built or run. */
    PIP(
            "PyPI",
            List.of(List.of("pip3"), List.of("pip"), List.of("python3", "-m", "pip")),
            List.of(
                    "download",
                    "--quiet",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--disable-pip-version-check",
                    "--retries=1")) {
        @Override
        List<String> arguments(PinnedPackage wanted, Path folder) {
            return List.of("--dest", folder.toString(), wanted.name() + "==" + wanted.version());
        }
    },
    /** Debian's; it knows packages after {@code apt-get update}. */
    APT("Debian", List.of(List.of("apt-get")), List.of("download", "--quiet")) {
        @Override
        List<String> arguments(PinnedPackage wanted, Path folder) {
            return List.of(wanted.name() + "=" + wanted.version());
        }
    };

    private final String registry;
    private final List<List<String>> programs;
    private final List<String> always;

    PackageClient(String registry, List<List<String>> programs, List<String> always) {
        this.registry = registry;
        this.programs = programs;
        this.always = always;
    }

    String registry() {
        return registry;
    }

    /** What follows the arguments that are always the same. */
    abstract List<String> arguments(PinnedPackage wanted, Path folder);

    /**
     * Downloads a package into a folder.
     *
     * @throws FetchException when the client is not installed or fails
     */
    void download(PinnedPackage wanted, Path folder) {
        Program program = Program.find(programs);
        program.run(
                folder,
                wanted.toString(),
                Stream.concat(always.stream(), arguments(wanted, folder).stream()).toList());
    }
}
