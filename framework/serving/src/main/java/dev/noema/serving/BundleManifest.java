package dev.noema.serving;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

    private static final int MOST_GRAPHS = 64;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public BundleManifest {
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
        event = List.copyOf(event);
        latent = List.copyOf(latent);
        classes = List.copyOf(classes);
        graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        checkSizes("event", event);
        checkSizes("latent", latent);
        checkFiles(files);
        if (graphs.size() > MOST_GRAPHS) {
            throw new IllegalArgumentException(
                    "there are "
                            + graphs.size()
                            + " graphs; up to "
                            + MOST_GRAPHS
                            + " are allowed");
        }
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

    private static void checkSizes(String name, List<Long> sizes) {
        long product = 1;
        for (long size : sizes) {
            if (size < 1 || size > Integer.MAX_VALUE || product * size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(name + " has the absurd shape " + sizes);
            }
            product *= size;
        }
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException(name + " has no shape; at least one size is needed");
        }
    }

    private static void checkFiles(SortedMap<String, String> files) {
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            FileName.check(file.getKey());
            if (!taken.add(file.getKey().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "file '" + file.getKey() + "' differs from another only in its case");
            }
            if (!DIGEST.matcher(file.getValue()).matches()) {
                throw new IllegalArgumentException(
                        "file '" + file.getKey() + "' has no SHA-256 digest");
            }
        }
    }

    /**
     * Reads a manifest; throws {@link BundleException} when it is no manifest of a version that
     * this code knows.
     */
    public static BundleManifest parse(byte[] json) {
        return ManifestReader.read(json);
    }

    /** The manifest as indented JSON, the same bytes on every machine. */
    public byte[] json() {
        return ManifestWriter.write(this);
    }
}
