package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the records of a sealed interface, chosen by {@code type:}. */
final class ChoiceForm implements Form {

    private final Map<String, RecordForm> choices = new LinkedHashMap<>();

    private final String family;

    ChoiceForm(Class<?> type, Forms forms) {
        this.family = Text.kebab(type.getSimpleName());
        collect(type, type, forms);
    }

    private void collect(Class<?> choice, Class<?> type, Forms forms) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                collect(choice, permitted, forms);
            } else if (permitted.isRecord()) {
                choices.put(
                        name(choice, permitted), forms.record(permitted.asSubclass(Record.class)));
            } else {
                throw new IllegalStateException(permitted + " is no record, so none can choose it");
            }
        }
    }

    /** {@code CosineRate} of a {@code LearningRate} is {@code cosine}. */
    private static String name(Class<?> choice, Class<?> type) {
        Summary summary = type.getAnnotation(Summary.class);
        if (summary != null && !summary.name().isEmpty()) {
            return summary.name();
        }
        String name = Text.kebab(type.getSimpleName());
        String family = Text.kebab(choice.getSimpleName()).replaceFirst("^.*-", "-");
        String suffix = family.startsWith("-") ? family : "-" + family;
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    @Override
    public Object read(Value value, Object fallback, Site site) {
        String usual = fallback == null ? null : nameOf(fallback);
        Typed typed = Typed.of(value, usual, names(), site);
        if (typed == null) {
            return null;
        }
        RecordForm form = choices.get(typed.name());
        if (form == null) {
            String wrong = Text.quote(typed.name()) + " is not known";
            typed.site().refuseName(wrong, typed.name(), names());
            return null;
        }
        return form.bind(typed.options(), fallback, site);
    }

    @Override
    public Object complete(Object fallback, Site site) {
        return choices.get(nameOf(fallback)).complete(fallback, site);
    }

    List<String> names() {
        return List.copyOf(choices.keySet());
    }

    private String nameOf(Object value) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().type().isInstance(value))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public Value write(Object value) {
        String name = nameOf(value);
        return Typed.write(name, choices.get(name).write(value));
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        return JsonSchema.choice(
                names(),
                fallback == null ? null : nameOf(fallback),
                name -> choices.get(name).branch(schema, family + "." + name, name));
    }

    @Override
    public String allowed() {
        return String.join(" | ", names());
    }

    @Override
    public List<Alternative> alternatives() {
        return choices.entrySet().stream()
                .map(
                        choice -> {
                            RecordForm form = choice.getValue();
                            return new Alternative(choice.getKey(), form.summary(), form.options());
                        })
                .toList();
    }
}
