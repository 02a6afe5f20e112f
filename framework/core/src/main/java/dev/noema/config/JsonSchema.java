package dev.noema.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Describes configurations as a JSON Schema, of the draft of 2020-12, for editors.
 *
 * <p>It holds every key, type, range and id. Which keys are required it leaves out, since another
 * file may give them; only {@code type} is, where it decides what else is allowed.
 */
final class JsonSchema {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String REFERENCE = "reference";

    private final ObjectNode definitions = JSON.createObjectNode();

    private JsonSchema() {}

    /** The schema of a file that gives a record. */
    static ObjectNode of(RecordForm form) {
        JsonSchema schema = new JsonSchema();
        schema.define(
                REFERENCE,
                node ->
                        node.put("type", "string")
                                .put("pattern", "\\$\\{.*\\}")
                                .put(
                                        "description",
                                        "another key's value or an environment variable"));
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", DRAFT);
        root.put("title", "A configuration of Noema");
        root.setAll(form.schema(schema, null));
        schema.addComposition((ObjectNode) root.get("properties"));
        root.set("$defs", schema.definitions);
        return root;
    }

    /** The keys that put files together. */
    private void addComposition(ObjectNode properties) {
        ObjectNode text = type("string");
        ObjectNode sections = JSON.createObjectNode();
        properties.fieldNames().forEachRemaining(key -> sections.putObject(key));
        properties.set(
                Composition.INCLUDE,
                anyOf(text, list(text))
                        .put("description", "files that this one goes over, relative to it"));
        properties.set(
                Composition.BASE,
                type("string")
                        .put("description", "where relative paths start, relative to this file"));
        ObjectNode profile = type("object").put("additionalProperties", false);
        profile.set("properties", sections);
        ObjectNode profiles = type("object");
        profiles.put("description", "named changes, for --profile");
        profiles.set("additionalProperties", profile);
        properties.set(Composition.PROFILES, profiles);
    }

    /** What a value of a form may be: that, or a reference to such a value. */
    ObjectNode value(Form form, Object fallback) {
        return anyOf(form.schema(this, fallback), use(REFERENCE));
    }

    /** A use of a definition, which is made when it is first used. */
    ObjectNode definition(String name, Consumer<ObjectNode> maker) {
        if (!definitions.has(name)) {
            define(name, maker);
        }
        return use(name);
    }

    private void define(String name, Consumer<ObjectNode> maker) {
        maker.accept(definitions.putObject(name));
    }

    private static ObjectNode use(String name) {
        return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    static ObjectNode type(String... types) {
        ObjectNode node = JSON.createObjectNode();
        if (types.length == 1) {
            return node.put("type", types[0]);
        }
        ArrayNode several = node.putArray("type");
        for (String type : types) {
            several.add(type);
        }
        return node;
    }

    static ObjectNode names(Collection<String> names) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode values = node.putArray("enum");
        names.forEach(values::add);
        return node;
    }

    static ObjectNode list(ObjectNode item) {
        ObjectNode node = type("array");
        node.set("items", item);
        return node;
    }

    /** Either of them; what is such a choice itself is spread out. */
    static ObjectNode anyOf(ObjectNode... choices) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode all = node.putArray("anyOf");
        for (ObjectNode choice : choices) {
            if (choice.size() == 1 && choice.has("anyOf")) {
                all.addAll((ArrayNode) choice.get("anyOf"));
            } else {
                all.add(choice);
            }
        }
        return node;
    }

    /**
     * A mapping whose {@code type} says what else it holds, or the type alone.
     *
     * @param usual the type that need not be named; null when there is none
     */
    static ObjectNode choice(Collection<String> names, String usual, Branch branch) {
        ObjectNode mapping = JSON.createObjectNode();
        ArrayNode branches = mapping.putArray("oneOf");
        for (String name : names) {
            ObjectNode node = branch.of(name);
            if (!name.equals(usual)) {
                node.putArray("required").add(Typed.KEY);
            }
            branches.add(node);
        }
        return anyOf(names(names), mapping);
    }

    /** Makes the schema of one type of a choice. */
    interface Branch {
        ObjectNode of(String name);
    }
}
