package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part that a plug-in brings, chosen by its id after {@code type:}. */
record PartForm(Class<?> kind, Forms forms) implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        Part<?> usual = (Part<?>) fallback;
        Typed typed = Typed.of(value, usual == null ? null : usual.type(), ids(), site);
        if (typed == null) {
            return null;
        }
        Optional<PartEntry> entry = entry(typed.name());
        if (entry.isEmpty()) {
            refuse(typed);
            return null;
        }
        boolean same = usual != null && usual.type().equals(typed.name());
        RecordForm options = forms.record(entry.get().options());
        Object bound = options.bind(typed.options(), same ? usual.options() : null, site);
        return bound == null ? null : new Part<>(typed.name(), (Record) bound);
    }

    private void refuse(Typed typed) {
        String id = typed.name();
        String wrong = Text.quote(id) + " is no known " + PartEntry.kindName(kind);
        Optional<String> module = forms.parts().moduleOf(id);
        typed.site()
                .refuseName(
                        wrong + module.map(name -> "; it comes with " + name).orElse(""),
                        id,
                        ids());
    }

    /** A default part is named by its id; its options are those of its record. */
    @Override
    public Object complete(Object fallback, Site site) {
        return read(new Value.Mapping(Map.of(), Origin.DEFAULT), fallback, site);
    }

    private Optional<PartEntry> entry(String id) {
        return forms.parts().parts(kind).stream().filter(e -> e.id().equals(id)).findFirst();
    }

    private List<String> ids() {
        return forms.parts().parts(kind).stream().map(PartEntry::id).toList();
    }

    @Override
    public Value write(Object value) {
        Part<?> part = (Part<?>) value;
        if (part.options() == null) {
            return Typed.write(part.type(), new Value.Mapping(Map.of(), Origin.DEFAULT));
        }
        return Typed.write(
                part.type(), forms.record(part.options().getClass()).write(part.options()));
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        Part<?> usual = (Part<?>) fallback;
        return JsonSchema.choice(
                ids(),
                usual == null ? null : usual.type(),
                id -> {
                    RecordForm options = forms.record(entry(id).orElseThrow().options());
                    return options.branch(schema, Text.kebab(kind.getSimpleName()) + "." + id, id);
                });
    }

    @Override
    public String allowed() {
        String ids = String.join(" | ", ids());
        return PartEntry.kindName(kind)
                + (ids.isEmpty() ? ", of which none is known" : " of type " + ids);
    }
}
