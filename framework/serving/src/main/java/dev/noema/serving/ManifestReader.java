package dev.noema.serving;

import dev.noema.serving.files.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns the JSON of a manifest into the record: every key must be there, none may be unknown or
 * stand twice.
 *
 * <p>Written without lambdas, each of which would cost a new JVM about a millisecond.
 */
final class ManifestReader {

    private static final Set<String> MANIFEST_KEYS =
            Set.of(
                    "format-version",
                    "name",
                    "data-type",
                    "codec",
                    "preprocessing",
                    "event",
                    "sequence",
                    "latent",
                    "classes",
                    "likelihood",
                    "prior",
                    "graphs",
                    "parity",
                    "files");

    private ManifestReader() {}

    static BundleManifest read(byte[] json) {
        try {
            JsonValue manifest = new JsonValue("", StrictJson.read(json));
            checkVersion(manifest);
            return manifest(manifest);
        } catch (BundleException | IllegalArgumentException e) {
            throw new BundleException(BundleManifest.FILE + ": " + OneLine.of(e.getMessage()), e);
        }
    }

    /** Comes before all else, since a newer format may have other keys. */
    private static void checkVersion(JsonValue manifest) {
        Object version = manifest.get("format-version").value();
        if (!(version instanceof Integer number) || number < 1) {
            throw new BundleException("format-version: a whole number from 1 on is needed");
        }
        if (number > BundleManifest.FORMAT_VERSION) {
            throw new BundleException(
                    "the bundle has format version "
                            + number
                            + ", this program reads up to "
                            + BundleManifest.FORMAT_VERSION
                            + "; update the program");
        }
    }

    private static BundleManifest manifest(JsonValue manifest) {
        manifest.holdsOnly(MANIFEST_KEYS);
        Map<String, Object> preprocessing = new LinkedHashMap<>();
        for (var entry : manifest.get("preprocessing").entries().entrySet()) {
            preprocessing.put(entry.getKey(), entry.getValue().value());
        }
        Map<String, GraphManifest> graphs = new LinkedHashMap<>();
        for (var entry : manifest.get("graphs").entries().entrySet()) {
            graphs.put(entry.getKey(), graph(entry.getValue()));
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (var entry : manifest.get("files").entries().entrySet()) {
            files.put(entry.getKey(), entry.getValue().text());
        }
        return new BundleManifest(
                manifest.get("format-version").whole(),
                manifest.get("name").text(),
                manifest.get("data-type").text(),
                manifest.get("codec").text(),
                preprocessing,
                event(manifest.get("event")),
                sequence(manifest),
                manifest.get("latent").wholes(),
                manifest.get("classes").texts(),
                manifest.get("likelihood").text(),
                manifest.get("prior").text(),
                graphs,
                parity(manifest.get("parity")),
                files);
    }

    /** Sizes; the name {@code time} stands for the one in which items vary. */
    private static List<Long> event(JsonValue sizes) {
        List<Long> event = new ArrayList<>();
        for (JsonValue size : sizes.elements()) {
            boolean time = Sequence.TIME.equals(size.value());
            event.add(time ? -1L : (long) size.whole());
        }
        return event;
    }

    /** Missing where items have one shape. */
    private static Sequence sequence(JsonValue manifest) {
        if (!manifest.has("sequence")) {
            return Sequence.NONE;
        }
        JsonValue sequence = manifest.get("sequence");
        sequence.holdsOnly(Set.of("longest", "tokens", "unknown"));
        return new Sequence(
                sequence.get("longest").whole(),
                sequence.get("tokens").whole(),
                sequence.has("unknown") ? sequence.get("unknown").whole() : -1);
    }

    private static GraphManifest graph(JsonValue graph) {
        graph.holdsOnly(Set.of("file", "inputs", "outputs"));
        return new GraphManifest(
                graph.get("file").text(), ports(graph.get("inputs")), ports(graph.get("outputs")));
    }

    private static List<Port> ports(JsonValue list) {
        List<Port> ports = new ArrayList<>();
        for (JsonValue port : list.elements()) {
            port.holdsOnly(Set.of("name", "kind", "type", "shape"));
            ports.add(
                    new Port(
                            port.get("name").text(),
                            constant(Port.Kind.values(), port.get("kind")),
                            constant(Port.Type.values(), port.get("type")),
                            dimensions(port.get("shape"))));
        }
        return ports;
    }

    private static List<Dimension> dimensions(JsonValue shape) {
        List<Dimension> dimensions = new ArrayList<>();
        for (JsonValue dimension : shape.elements()) {
            dimensions.add(
                    dimension.value() instanceof String name
                            ? Dimension.named(name)
                            : Dimension.of(dimension.whole()));
        }
        return dimensions;
    }

    private static ParityReport parity(JsonValue parity) {
        parity.holdsOnly(Set.of("absolute", "relative", "cases", "worst", "format"));
        SortedMap<String, Double> worst = new TreeMap<>();
        for (var entry : parity.get("worst").entries().entrySet()) {
            worst.put(entry.getKey(), entry.getValue().real());
        }
        return new ParityReport(
                parity.get("absolute").real(),
                parity.get("relative").real(),
                parity.get("cases").whole(),
                worst,
                parity.has("format") ? format(parity.get("format")) : GraphFormat.DEFAULT);
    }

    private static GraphFormat format(JsonValue format) {
        format.holdsOnly(Set.of("target", "opset", "storage", "losses"));
        SortedMap<String, GraphFormat.StorageLoss> losses = new TreeMap<>();
        for (var entry : format.get("losses").entries().entrySet()) {
            JsonValue loss = entry.getValue();
            loss.holdsOnly(Set.of("maximum", "mean"));
            losses.put(
                    entry.getKey(),
                    new GraphFormat.StorageLoss(
                            loss.get("maximum").real(), loss.get("mean").real()));
        }
        return new GraphFormat(
                format.get("target").text(),
                format.get("opset").whole(),
                format.get("storage").text(),
                losses);
    }

    private static <E extends Enum<E>> E constant(E[] known, JsonValue name) {
        for (E constant : known) {
            if (id(constant).equals(name.text())) {
                return constant;
            }
        }
        throw new BundleException(name.path() + ": '" + name.text() + "' is not known");
    }

    /** What manifests call a constant. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
