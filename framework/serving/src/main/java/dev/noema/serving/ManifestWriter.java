package dev.noema.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a manifest into JSON that {@link ManifestReader} reads. */
final class ManifestWriter {

    private final JsonGenerator json;

    private ManifestWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(BundleManifest manifest) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(printer);
            new ManifestWriter(json).value(entries(manifest));
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> entries(BundleManifest manifest) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("format-version", manifest.formatVersion());
        entries.put("name", manifest.name());
        entries.put("data-type", manifest.dataType());
        entries.put("codec", manifest.codec());
        entries.put("preprocessing", manifest.preprocessing());
        entries.put(
                "event",
                manifest.event().stream()
                        .map(size -> size == -1 ? (Object) Sequence.TIME : size)
                        .toList());
        if (manifest.sequence().varies()) {
            entries.put("sequence", entries(manifest.sequence()));
        }
        entries.put("latent", manifest.latent());
        entries.put("classes", manifest.classes());
        entries.put("likelihood", manifest.likelihood());
        entries.put("prior", manifest.prior());
        Map<String, Object> graphs = new LinkedHashMap<>();
        manifest.graphs().forEach((name, graph) -> graphs.put(name, entries(graph)));
        entries.put("graphs", graphs);
        entries.put("parity", entries(manifest.parity()));
        entries.put("files", manifest.files());
        return entries;
    }

    private static Map<String, Object> entries(Sequence sequence) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("longest", sequence.longest());
        entries.put("tokens", sequence.tokens());
        if (sequence.unknown() >= 0) {
            entries.put("unknown", sequence.unknown());
        }
        return entries;
    }

    private static Map<String, Object> entries(GraphManifest graph) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("file", graph.file());
        entries.put("inputs", graph.inputs().stream().map(ManifestWriter::entries).toList());
        entries.put("outputs", graph.outputs().stream().map(ManifestWriter::entries).toList());
        return entries;
    }

    private static Map<String, Object> entries(Port port) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("name", port.name());
        entries.put("kind", ManifestReader.id(port.kind()));
        entries.put("type", ManifestReader.id(port.type()));
        entries.put(
                "shape",
                port.shape().stream()
                        .map(size -> size.isFixed() ? (Object) size.size() : size.name())
                        .toList());
        return entries;
    }

    private static Map<String, Object> entries(ParityReport parity) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("absolute", parity.absolute());
        entries.put("relative", parity.relative());
        entries.put("cases", parity.cases());
        entries.put("worst", parity.worst());
        if (!parity.format().equals(GraphFormat.DEFAULT)) {
            entries.put("format", entries(parity.format()));
        }
        return entries;
    }

    private static Map<String, Object> entries(GraphFormat format) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("target", format.target());
        entries.put("opset", format.opset());
        entries.put("storage", format.storage());
        Map<String, Object> losses = new LinkedHashMap<>();
        format.losses()
                .forEach(
                        (output, loss) -> {
                            Map<String, Object> numbers = new LinkedHashMap<>();
                            numbers.put("maximum", loss.maximum());
                            numbers.put("mean", loss.mean());
                            losses.put(output, numbers);
                        });
        entries.put("losses", losses);
        return entries;
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                value(entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value); // a text, number, boolean or null, or else it is refused
        }
    }
}
