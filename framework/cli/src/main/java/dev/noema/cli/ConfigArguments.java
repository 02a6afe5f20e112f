package dev.noema.cli;

import dev.noema.config.ConfigSources;
import dev.noema.spi.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that make up a configuration: files, profiles and settings. */
final class ConfigArguments {

    @Parameters(
            arity = "1..*",
            paramLabel = "CONFIG|KEY=VALUE",
            description = {
                "YAML files, the later over the earlier, and settings that go before them all:",
                "KEY=VALUE sets, +KEY=VALUE adds to a list or mapping, ~KEY removes."
            })
    private List<String> arguments = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Apply this profile of the files; may be given several times.")
    private List<String> profiles = List.of();

    /** What is asked for; throws {@link RequestException} when no file is. */
    ConfigSources sources() {
        List<Path> files = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (String argument : arguments) {
            if (isSetting(argument)) {
                settings.add(argument);
            } else {
                files.add(Path.of(argument));
            }
        }
        if (files.isEmpty()) {
            throw new RequestException(
                    "no configuration is named; allowed are YAML files, then settings such as seed=1");
        }
        return new ConfigSources(files, profiles, settings);
    }

    private static boolean isSetting(String argument) {
        boolean looksSo = argument.contains("=") || argument.startsWith("~");
        return looksSo && !Files.exists(Path.of(argument));
    }
}
