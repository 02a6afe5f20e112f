package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.registry.RegisteredModel;
import dev.noema.registry.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the commands about registered models say of one. */
final class ModelFacts {

    private ModelFacts() {}

    /** Reads {@code NAME} or {@code NAME:VERSION}. */
    static final class Name implements ITypeConverter<ModelName> {
        @Override
        public ModelName convert(String text) {
            try {
                return ModelName.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static Map<String, Object> of(Registry registry, RegisteredModel model) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", model.name());
        facts.put("version", model.version());
        facts.put("kind", model.content().kind());
        facts.put("added", model.added());
        facts.put("note", model.note());
        facts.put("files", model.content().files().size());
        facts.put("bytes", model.content().bytes());
        facts.put("folder", registry.folder(model.id()).toString());
        return facts;
    }

    /** A line for each model, in columns. */
    static List<String> lines(List<RegisteredModel> models) {
        int width =
                models.stream().mapToInt(model -> model.id().toString().length()).max().orElse(1);
        return models.stream()
                .map(
                        model ->
                                String.format(
                                        Locale.ROOT,
                                        "%-" + width + "s  %-6s  %8.1f MB  %s  %s",
                                        model.id(),
                                        model.content().kind(),
                                        model.content().bytes() / 1e6,
                                        model.added(),
                                        model.note()))
                .map(String::stripTrailing)
                .toList();
    }
}
