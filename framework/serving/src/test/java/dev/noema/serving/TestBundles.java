package dev.noema.serving;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The bundles that {@code make_bundles.py} made, copied so that a test may spoil them. */
final class TestBundles {

    private TestBundles() {}

    static Path resource(String name) {
        URL url = TestBundles.class.getResource(name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path copy(String name, Path folder) throws IOException {
        Path target = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(resource(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    /** Puts other content in a file's place, together with its digest in the manifest. */
    static void forge(Path bundle, String file, byte[] content) throws IOException {
        String before = Sha256.of(bundle.resolve(file));
        Files.write(bundle.resolve(file), content);
        edit(bundle, before, Sha256.of(content));
    }

    static void edit(Path bundle, String from, String to) throws IOException {
        Path manifest = bundle.resolve(BundleManifest.FILE);
        String json = Files.readString(manifest);
        if (!json.contains(from)) {
            throw new IllegalArgumentException("the manifest holds no " + from);
        }
        Files.writeString(manifest, json.replace(from, to));
    }
}
