package dev.noema.web;

import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * ONNX Runtime Web, as the build took it from its npm package.
 *
 * @param version of the package
 */
record WebRuntime(String version) {

    private static final String SCRIPT = "runtime/ort.wasm.bundle.min.mjs";
    private static final String BINARY = "runtime/ort-wasm-simd-threaded.wasm";

    /**
     * The runtime of this build.
     *
     * @throws RequestException when the build could not fetch it
     */
    static WebRuntime find() {
        try (InputStream input = WebRuntime.class.getResourceAsStream("runtime/version")) {
            if (input == null) {
                throw new RequestException(
                        "this build of Noema holds no ONNX Runtime Web, since its npm package could"
                                + " not be fetched; build again with a network:"
                                + " rm -r target/launcher, or mvn -pl framework/web package");
            }
            return new WebRuntime(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes licence, script, under a name whose media type every server knows, and binary, packed:
     * most plain servers send files as they are, and packed it is a quarter.
     */
    void writeTo(Path folder) throws IOException {
        PageFile.copy(resource("runtime.txt"), folder.resolve("LICENSE.txt"));
        PageFile.copy(resource(SCRIPT), folder.resolve("ort.js"));
        try (InputStream binary = resource(BINARY).openStream();
                OutputStream packed =
                        new GZIPOutputStream(
                                Files.newOutputStream(folder.resolve("ort.wasm.gz")), 1 << 16)) {
            binary.transferTo(packed);
        }
    }

    private static URL resource(String name) {
        return WebRuntime.class.getResource(name);
    }
}
