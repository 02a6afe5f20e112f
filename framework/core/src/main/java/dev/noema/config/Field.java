package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Included;
import dev.noema.spi.Option;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** One option of a configuration record. */
record Field(String key, RecordComponent component, Form form) {

    static Field of(RecordComponent component, Forms forms) {
        Range range = Range.of(component.getAnnotation(Option.class));
        Form form = forms.of(component.getGenericType(), range, component.toString());
        return new Field(Text.kebab(component.getName()), component, form);
    }

    /** The keys in the file: its own, or those of the record that it includes. */
    List<String> keys() {
        return isIncluded() ? section().keys() : List.of(key);
    }

    /** Whether it stands for the options of a record among those of the record that has it. */
    boolean isIncluded() {
        return component.isAnnotationPresent(Included.class);
    }

    /** The record that a section or an included record is. */
    RecordForm section() {
        return (RecordForm) form;
    }

    /** The option's value in a record. */
    Object in(Record record) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return Reflection.invoke(accessor, record);
    }

    /** The value of an option that the configuration does not give at this site. */
    Object missing(Object fallback, Site site) {
        if (fallback != null || form instanceof OptionalForm) {
            return form.complete(fallback, site);
        }
        site.refuse("is missing", "allowed is " + form.allowed());
        return null;
    }

    OptionDescription describe(Object fallback) {
        Option option = component.getAnnotation(Option.class);
        return new OptionDescription(
                key,
                form.allowed(),
                fallbackText(fallback),
                option == null ? "" : option.value(),
                form instanceof RecordForm,
                form::alternatives);
    }

    ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode node = schema.value(form, fallback);
        Option option = component.getAnnotation(Option.class);
        if (option != null) {
            node.put("description", option.value());
        }
        if (fallback != null && !(form instanceof RecordForm)) {
            node.set("default", form.write(fallback).json());
        }
        return node;
    }

    private Optional<String> fallbackText(Object fallback) {
        if (fallback == null) {
            return form instanceof OptionalForm ? Optional.of(Value.Scalar.NONE) : Optional.empty();
        }
        return Optional.of(YamlWriter.inline(form.write(fallback)));
    }
}
