package dev.noema.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as an editor reads it, by the core rules of YAML 1.2; a reader apart from Noema's. */
final class YamlTree {

    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlTree() {}

    static JsonNode read(String text) {
        return json(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.createObjectNode();
            for (NodeTuple entry : mapping.getValue()) {
                object.set(
                        ((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.createArrayNode();
            sequence.getValue().forEach(item -> array.add(json(item)));
            return array;
        }
        ScalarNode scalar = (ScalarNode) node;
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
            return new TextNode(text);
        }
        if (text.matches("|~|null")) {
            return NullNode.instance;
        }
        if (text.matches("true|false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
                ? new DecimalNode(new BigDecimal(text))
                : new TextNode(text);
    }

    /** The path of every key, parents before children. */
    static List<String> paths(JsonNode tree) {
        List<String> paths = new ArrayList<>();
        collect(tree, "", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        node.properties()
                .forEach(
                        entry -> {
                            paths.add(path + "/" + entry.getKey());
                            collect(entry.getValue(), path + "/" + entry.getKey(), paths);
                        });
    }
}
