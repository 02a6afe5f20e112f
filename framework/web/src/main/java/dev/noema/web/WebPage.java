package dev.noema.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.noema.serving.Bundle;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.files.AtomicFolder;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes a static page around a bundle: samples, sliders through the latent space, walks from one
 * code to another, reconstruction of the visitor's own files.
 *
 * <p>The model runs in the visitor's browser, in WebAssembly; nothing is fetched from elsewhere and
 * nothing is sent.
 */
public final class WebPage {

    /** What the page is made of, besides the bundle, the runtime and the codec's own module. */
    private static final List<String> FILES =
            List.of(
                    "index.html",
                    "page/address.js",
                    "page/chips.js",
                    "page/dials.js",
                    "page/dom.js",
                    "page/engine.js",
                    "page/files.js",
                    "page/fit.js",
                    "page/guard.js",
                    "page/latest.js",
                    "page/model.js",
                    "page/noise.js",
                    "page/normal.js",
                    "page/own.js",
                    "page/page.css",
                    "page/page.js",
                    "page/philox.js",
                    "page/sheet.js",
                    "page/stage.js",
                    "page/walk.js");

    private static final String SETTINGS = "page.json";
    private static final String NAME = "{{name}}";

    private WebPage() {}

    /**
     * Writes the page's folder, replacing a page that is there.
     *
     * @param bundle the folder of an exported bundle
     * @param target a folder that does not exist, is empty, or holds a page
     * @return how many bytes the folder holds
     * @throws RequestException when the folder holds something else, the bundle's graphs are not
     *     those of a page, its codec cannot show items in a browser, or this build lacks ONNX
     *     Runtime Web
     * @throws dev.noema.serving.BundleException when the bundle cannot be opened
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static long write(Path bundle, Path target) {
        WebRuntime runtime = WebRuntime.find();
        checkTarget(target);
        try (Bundle model = Bundle.open(bundle)) {
            checkGraphs(bundle, model.manifest());
            URL module = module(bundle, model);
            byte[] settings = settings(model, runtime);
            Files.createDirectories(target.toAbsolutePath().getParent());
            AtomicFolder.write(
                    target,
                    folder -> {
                        for (String file : FILES) {
                            PageFile.copy(WebPage.class.getResource(file), folder.resolve(file));
                        }
                        name(folder.resolve("index.html"), model.manifest().name());
                        PageFile.copy(module, folder.resolve("page/codec.js"));
                        Files.write(folder.resolve(SETTINGS), settings);
                        runtime.writeTo(folder.resolve("runtime"));
                        copyBundle(bundle, model.manifest(), folder.resolve("bundle"));
                    });
            return size(target);
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static void checkTarget(Path target) {
        boolean fine = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> content = Files.list(target)) {
                fine =
                        Files.isRegularFile(target.resolve(SETTINGS))
                                        && Files.isRegularFile(target.resolve("index.html"))
                                || content.findAny().isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(target + ": cannot be read: " + e.getMessage(), e);
            }
        }
        if (!fine) {
            throw new RequestException(
                    target + ": is there already and is no page; name a new or an empty folder");
        }
    }

    private static void checkGraphs(Path bundle, BundleManifest manifest) {
        if (manifest.files().keySet().stream().anyMatch(file -> file.endsWith(".onnx.data"))) {
            throw new RequestException(
                    bundle
                            + ": its weights lie beside the graphs; a page loads none of that size, so"
                            + " store them smaller (--storage) or train a smaller model");
        }
        Set<String> graphs = manifest.graphs().keySet();
        if (!graphs.containsAll(Set.of("encoder", "decoder", "sampler"))) {
            throw new RequestException(
                    bundle
                            + ": a page needs the graphs encoder, decoder and sampler; the bundle has "
                            + graphs);
        }
    }

    private static URL module(Path bundle, Bundle model) {
        return model.codec()
                .browserModule()
                .orElseThrow(
                        () ->
                                new RequestException(
                                        bundle
                                                + ": items of the kind '"
                                                + model.manifest().codec()
                                                + "' cannot be shown in a browser yet"));
    }

    private static byte[] settings(GenerativeModel model, WebRuntime runtime) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("runtime", "ONNX Runtime Web " + runtime.version());
        settings.put("dials", Dial.of(model));
        settings.put("prior", Spread.of(model));
        return new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(settings);
    }

    /** Sets the title where no script runs: in the preview of a link. */
    private static void name(Path index, String name) throws IOException {
        String escaped =
                name.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
        String html = Files.readString(index, StandardCharsets.UTF_8);
        Files.writeString(index, html.replace(NAME, escaped), StandardCharsets.UTF_8);
    }

    private static void copyBundle(Path bundle, BundleManifest manifest, Path target)
            throws IOException {
        Files.createDirectories(target);
        for (String file : manifest.files().keySet()) {
            Files.copy(bundle.resolve(file), target.resolve(file));
        }
        Files.copy(bundle.resolve(BundleManifest.FILE), target.resolve(BundleManifest.FILE));
        if (Files.isRegularFile(bundle.resolve("README.md"), LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(bundle.resolve("README.md"), target.resolve("README.md"));
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(file -> file.isFile())
                    .mapToLong(file -> file.length())
                    .sum();
        }
    }
}
