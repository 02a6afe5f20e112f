package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of an enumeration's constants, in kebab case. */
record NameForm(Class<?> type) implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (!(value instanceof Value.Scalar scalar) || scalar.missing()) {
            site.refuse("is " + value.shown(), "allowed is " + allowed());
            return null;
        }
        Optional<Enum<?>> constant =
                constants().stream().filter(c -> Text.kebab(c).equals(scalar.text())).findFirst();
        if (constant.isEmpty()) {
            site.refuseName(Text.quote(scalar.text()) + " is not known", scalar.text(), names());
        }
        return constant.orElse(null);
    }

    private List<Enum<?>> constants() {
        return Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
    }

    private List<String> names() {
        return constants().stream().map(Text::kebab).toList();
    }

    @Override
    public Value write(Object value) {
        return new Value.Scalar(Text.kebab((Enum<?>) value), Value.Style.PLAIN, Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        return JsonSchema.names(names());
    }

    @Override
    public String allowed() {
        return String.join(" | ", names());
    }
}
