package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Summary;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record: a mapping with one key for each component. */
final class RecordForm implements Form {

    /** An option's name before the rest of a message, perhaps with a part of its path. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9.-]+):? ");

    private final Class<? extends Record> type;
    private final Forms forms;
    private List<Field> fields;

    RecordForm(Class<? extends Record> type, Forms forms) {
        this.type = type;
        this.forms = forms;
    }

    Class<? extends Record> type() {
        return type;
    }

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (value instanceof Value.Mapping mapping) {
            return bind(mapping.entries(), fallback, site);
        }
        if (value instanceof Value.Scalar scalar && scalar.missing()) {
            return bind(Map.of(), fallback, site);
        }
        site.refuse("is " + value.shown(), "allowed is " + allowed());
        return null;
    }

    @Override
    public Object complete(Object fallback, Site site) {
        return bind(Map.of(), fallback, site);
    }

    /** The record made of what is given and, for the rest, of the fallback or its own defaults. */
    Object bind(Map<String, Value> given, Object fallback, Site site) {
        for (String key : given.keySet()) {
            if (!keys().contains(key)) {
                site.field(key, given.get(key).origin()).refuseName("is not known", key, keys());
            }
        }
        Record defaults = type.isInstance(fallback) ? type.cast(fallback) : ownDefaults();
        Object[] arguments = new Object[fields().size()];
        boolean complete = true;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(fields().get(i), given, defaults, site);
            complete &= arguments[i] != null;
        }
        return complete ? construct(arguments, given, site) : null;
    }

    private static Object argument(
            Field field, Map<String, Value> given, Record defaults, Site site) {
        Object fallback = defaults == null ? null : field.in(defaults);
        if (field.isIncluded()) {
            Map<String, Value> own = new LinkedHashMap<>(given);
            own.keySet().retainAll(field.keys());
            return field.section().bind(own, fallback, site);
        }
        Value value = given.get(field.key());
        if (value == null) {
            return field.missing(fallback, site.field(field.key(), site.origin()));
        }
        return field.form().read(value, fallback, site.field(field.key(), value.origin()));
    }

    private Record construct(Object[] arguments, Map<String, Value> given, Site site) {
        try {
            return Reflection.construct(type, arguments);
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()), given, site);
        } catch (RuntimeException e) {
            site.refuse("is refused by " + type.getSimpleName() + ": " + e, "");
        }
        return null;
    }

    /** Puts the problem at the option that the message starts with, if it does. */
    private void refuse(String message, Map<String, Value> given, Site site) {
        Matcher start = NAMED.matcher(message);
        String name = start.lookingAt() ? start.group(1) : "";
        for (Field field : fields()) {
            Value value = given.get(field.key());
            Site at = site.field(field.key(), value == null ? site.origin() : value.origin());
            if (endsWith(at.path(), name) || endsWith(name, at.path())) {
                at.refuse(message.substring(start.end()), "");
                return;
            }
        }
        site.refuse(message, "");
    }

    private static boolean endsWith(String path, String name) {
        return ("." + path).endsWith("." + name);
    }

    @Override
    public Value write(Object value) {
        Map<String, Value> entries = new LinkedHashMap<>();
        Record written = (Record) value;
        for (Field field : fields()) {
            Value part = field.form().write(field.in(written));
            if (field.isIncluded()) {
                entries.putAll(((Value.Mapping) part).entries());
            } else {
                entries.put(field.key(), part);
            }
        }
        return new Value.Mapping(entries, Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode node = JsonSchema.type("object", "null");
        describe(node, schema, fallback);
        return node;
    }

    @Override
    public String allowed() {
        return fields().isEmpty()
                ? "a mapping without options"
                : "a mapping of " + String.join(", ", keys());
    }

    @Override
    public List<Alternative> alternatives() {
        return List.of(new Alternative("", summary(), options()));
    }

    /** The mapping that {@code type: name} chooses, as a definition of its own. */
    ObjectNode branch(JsonSchema schema, String definition, String name) {
        return schema.definition(
                definition,
                node -> {
                    node.put("type", "object");
                    describe(node, schema, null);
                    ((ObjectNode) node.get("properties")).putObject(Typed.KEY).put("const", name);
                });
    }

    private void describe(ObjectNode node, JsonSchema schema, Object fallback) {
        if (!summary().isEmpty()) {
            node.put("description", summary());
        }
        Record defaults = type.isInstance(fallback) ? type.cast(fallback) : ownDefaults();
        properties(node.putObject("properties"), schema, defaults);
        node.put("additionalProperties", false);
    }

    private void properties(ObjectNode properties, JsonSchema schema, Record defaults) {
        for (Field field : fields()) {
            Object usual = defaults == null ? null : field.in(defaults);
            if (field.isIncluded()) {
                field.section().properties(properties, schema, (Record) usual);
            } else {
                properties.set(field.key(), field.schema(schema, usual));
            }
        }
    }

    String summary() {
        Summary summary = type.getAnnotation(Summary.class);
        return summary == null ? "" : summary.value();
    }

    List<OptionDescription> options() {
        return options(ownDefaults());
    }

    private List<OptionDescription> options(Record defaults) {
        List<OptionDescription> options = new ArrayList<>();
        for (Field field : fields()) {
            Object fallback = defaults == null ? null : field.in(defaults);
            if (field.isIncluded()) {
                options.addAll(field.section().options((Record) fallback));
            } else {
                options.add(field.describe(fallback));
            }
        }
        return options;
    }

    List<String> keys() {
        return fields().stream().flatMap(field -> field.keys().stream()).toList();
    }

    /** Made when first asked for, since a record may hold its own type. */
    private List<Field> fields() {
        if (fields == null) {
            fields =
                    Arrays.stream(type.getRecordComponents())
                            .map(component -> Field.of(component, forms))
                            .toList();
        }
        return fields;
    }

    private Record ownDefaults() {
        Optional<Method> defaults = Reflection.staticMethod(type, "defaults");
        return defaults.map(method -> (Record) Reflection.invoke(method, null)).orElse(null);
    }
}
