package dev.noema.training.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's folder says before its first step, as MLflow's parameters and tags. */
final class RunFacts {

    /** A folder of the machine: no business of a server. */
    private static final String BASE = "base";

    private RunFacts() {}

    /** The configuration's values by their paths: {@code model.latent}. */
    static Map<String, String> parameters(RunFolder run) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        flatten("", new YAMLMapper().readTree(run.config().toFile()), parameters);
        return parameters;
    }

    /** Where the run comes from: {@code noema.dataDigest} and its like. */
    static Map<String, String> tags(RunFolder run) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.source.name", "noema");
        tags.put("mlflow.source.type", "LOCAL");
        new ObjectMapper()
                .readTree(run.provenance().toFile())
                .properties()
                .forEach(
                        fact -> {
                            String value = fact.getValue().asText();
                            if (!fact.getKey().equals(BASE) && !value.isEmpty()) {
                                tags.put("noema." + fact.getKey(), value);
                            }
                        });
        if (tags.containsKey("noema.commit")) {
            tags.put("mlflow.source.git.commit", tags.get("noema.commit"));
        }
        return tags;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (!node.isObject()) {
            into.put(path, node.isValueNode() ? node.asText() : node.toString());
            return;
        }
        node.properties()
                .forEach(
                        each ->
                                flatten(
                                        path.isEmpty() ? each.getKey() : path + "." + each.getKey(),
                                        each.getValue(),
                                        into));
    }
}
