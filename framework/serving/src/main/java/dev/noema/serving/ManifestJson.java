package dev.noema.serving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Turns manifests into JSON and back: every key must be there, none may be unknown or stand twice.
 */
final class ManifestJson {

    private static final String VERSION_KEY = "format-version";

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .build();

    private ManifestJson() {}

    static BundleManifest parse(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            checkVersion(tree.path(VERSION_KEY));
            return MAPPER.treeToValue(tree, BundleManifest.class);
        } catch (ValueInstantiationException e) {
            String fault =
                    e.getCause() instanceof IllegalArgumentException cause
                            ? cause.getMessage()
                            : "holds a null";
            throw new BundleException(BundleManifest.FILE + ": " + fault, e);
        } catch (JsonMappingException e) {
            throw new BundleException(
                    BundleManifest.FILE
                            + ": "
                            + e.getPathReference().replaceAll("[\\w.$]+\\[", "[")
                            + ": "
                            + e.getOriginalMessage(),
                    e);
        } catch (JsonProcessingException e) {
            throw new BundleException(
                    BundleManifest.FILE + " is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BundleException(
                    BundleManifest.FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Comes before all else, since a newer format may have other keys. */
    private static void checkVersion(JsonNode version) {
        if (!version.isInt() || version.intValue() < 1) {
            throw new BundleException(
                    BundleManifest.FILE
                            + ": "
                            + VERSION_KEY
                            + ": a whole number from 1 on is needed");
        }
        if (version.intValue() > BundleManifest.FORMAT_VERSION) {
            throw new BundleException(
                    BundleManifest.FILE
                            + ": the bundle has format version "
                            + version
                            + ", this program reads up to "
                            + BundleManifest.FORMAT_VERSION
                            + "; update the program");
        }
    }

    static byte[] write(BundleManifest manifest) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return (MAPPER.writer(printer).writeValueAsString(manifest) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the manifest cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
