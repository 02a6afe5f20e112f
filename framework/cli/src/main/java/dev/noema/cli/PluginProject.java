package dev.noema.cli;

import dev.noema.checkpoint.FileFault;
import dev.noema.serving.files.AtomicFolder;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a new plug-in: templates in which names and version are put in. */
final class PluginProject {

    private static final List<String> MAIN =
            List.of(
                    "@Name@Modality",
                    "@Name@Options",
                    "@Name@Data",
                    "@Name@Codec",
                    "@Name@Encoder",
                    "@Name@Decoder",
                    "NetworkOptions",
                    "Logistic",
                    "LogisticOptions",
                    "Row");
    private static final List<String> TESTS =
            List.of(
                    "@Name@DataTest",
                    "@Name@CodecTest",
                    "@Name@EncoderTest",
                    "@Name@DecoderTest",
                    "LogisticTest",
                    "@Name@ExperimentTest");
    private static final String SERVICES = "src/main/resources/META-INF/services/";

    private final PluginName name;
    private final String version;

    PluginProject(PluginName name, String version) {
        this.name = name;
        this.version = version;
    }

    /**
     * Writes the project.
     *
     * @throws RequestException when there is something already
     */
    void write(Path folder) {
        if (Files.exists(folder)) {
            throw new RequestException(
                    folder + ": is there already; --dir names the folder to make the project in");
        }
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            AtomicFolder.write(folder, this::fill);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    folder + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    private void fill(Path folder) throws IOException {
        String path = name.javaPackage().replace('.', '/') + "/";
        copy("pom.xml", folder.resolve("pom.xml"));
        copy("README.md", folder.resolve("README.md"));
        copy("gitignore", folder.resolve(".gitignore"));
        copy("experiment.yaml", folder.resolve(name.id() + ".yaml"));
        copy("rows.csv", folder.resolve("src/main/resources/" + path + name.id() + ".csv"));
        for (String type : MAIN) {
            copyType(type, folder.resolve("src/main/java/" + path));
        }
        for (String type : TESTS) {
            copyType(type, folder.resolve("src/test/java/" + path));
        }
        provide(folder, "dev.noema.wiring.Modality", "Modality");
        provide(folder, "dev.noema.serving.Codec", "Codec");
    }

    private void copyType(String type, Path folder) throws IOException {
        copy(type.replace("@Name@", "") + ".java", folder.resolve(filled(type) + ".java"));
    }

    private void provide(Path folder, String service, String type) throws IOException {
        Path file = folder.resolve(SERVICES + service);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name.javaPackage() + "." + name.prefix() + type + "\n");
    }

    private void copy(String template, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream text = PluginProject.class.getResourceAsStream("plugin/" + template)) {
            Files.writeString(
                    file, filled(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private String filled(String template) {
        return template.replace("@Name@", name.prefix())
                .replace("@name@", name.id())
                .replace("@package@", name.javaPackage())
                .replace("@version@", version);
    }
}
