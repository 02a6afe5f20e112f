package dev.noema.serving;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in a bundle's {@code noema.json}.
 *
 * @param formatVersion the version of the bundle's format, {@link #FORMAT_VERSION} when written now
 * @param name the experiment's name
 * @param dataType the id of the data type that the model was trained on, such as {@code
 *     image.folder}
 * @param codec the id of the {@link Codec} that turns items into files
 * @param preprocessing how files become arrays: plain strings, numbers, booleans, lists and maps
 * @param event the shape of one item without the batch
 * @param latent the shape of one code without the batch
 * @param classes the names of the classes in the order of their numbers; empty for a model without
 *     condition
 * @param likelihood the id of p(x|z)
 * @param prior the id of p(z)
 * @param graphs the graphs by name: {@code encoder}, {@code decoder}, {@code sampler}, ...
 * @param parity how far the graphs are from the engine that trained them
 * @param files the SHA-256 of each file of the bundle but this one, in hexadecimal
 */
public record BundleManifest(
        int formatVersion,
        String name,
        String dataType,
        String codec,
        Map<String, Object> preprocessing,
        List<Long> event,
        List<Long> latent,
        List<String> classes,
        String likelihood,
        String prior,
        Map<String, GraphManifest> graphs,
        ParityReport parity,
        SortedMap<String, String> files) {

    /** The version that this code writes, and the newest that it reads. */
    public static final int FORMAT_VERSION = 1;

    /** The manifest's own file name. */
    public static final String FILE = "noema.json";

    public BundleManifest {
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
        event = List.copyOf(event);
        latent = List.copyOf(latent);
        classes = List.copyOf(classes);
        graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        files.forEach(BundleManifest::checkFile);
        for (Map.Entry<String, GraphManifest> graph : graphs.entrySet()) {
            if (!files.containsKey(graph.getValue().file())) {
                throw new IllegalArgumentException(
                        "graph '"
                                + graph.getKey()
                                + "' is in file '"
                                + graph.getValue().file()
                                + "', which is not among the files");
            }
        }
    }

    private static void checkFile(String file, String digest) {
        // A plain name in the bundle's own folder: no separators, no "..", no drive, nothing
        // hidden.
        if (!file.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}") || file.equals(FILE)) {
            throw new IllegalArgumentException(
                    "'"
                            + file
                            + "' is no name of a bundle's file; up to 100 letters, digits and . _ - are allowed, without folders");
        }
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("file '" + file + "' has no SHA-256 digest");
        }
    }

    /**
     * Reads a manifest; throws {@link BundleException} when it is no manifest of a version that
     * this code knows.
     */
    public static BundleManifest parse(byte[] json) {
        return ManifestJson.parse(json);
    }

    /** The manifest as indented JSON, the same bytes on every machine. */
    public byte[] json() {
        return ManifestJson.write(this);
    }
}
