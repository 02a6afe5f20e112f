package dev.noema.config;

import dev.noema.spi.Part;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the form that belongs to a Java type. */
final class Forms {

    private static final Map<Class<?>, Class<?>> NUMBERS =
            Map.of(
                    Integer.class, int.class,
                    int.class, int.class,
                    Long.class, long.class,
                    long.class, long.class,
                    Double.class, double.class,
                    double.class, double.class);

    private final PartCatalog parts;
    private final Map<Class<?>, RecordForm> records = new ConcurrentHashMap<>();

    Forms(PartCatalog parts) {
        this.parts = parts;
    }

    PartCatalog parts() {
        return parts;
    }

    /** The form of a record; one for each type. */
    RecordForm record(Class<? extends Record> type) {
        return records.computeIfAbsent(type, added -> new RecordForm(type, this));
    }

    /**
     * The form of a type.
     *
     * @param range the numbers allowed, also within lists, maps and optionals
     * @param owner the option, for the message when the type has no form
     */
    Form of(Type type, Range range, String owner) {
        if (type instanceof ParameterizedType generic) {
            return generic(
                    (Class<?>) generic.getRawType(),
                    generic.getActualTypeArguments(),
                    range,
                    owner);
        }
        return plain((Class<?>) type, range, owner);
    }

    private Form generic(Class<?> raw, Type[] arguments, Range range, String owner) {
        if (raw == List.class) {
            return new ListForm(of(arguments[0], range, owner));
        }
        if (raw == Optional.class) {
            return new OptionalForm(of(arguments[0], range, owner));
        }
        if (raw == Map.class && arguments[0] == String.class) {
            return new MapForm(of(arguments[1], range, owner));
        }
        if (raw == Part.class) {
            return new PartForm(raw(arguments[0]), this);
        }
        throw unsupported(owner);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private Form plain(Class<?> type, Range range, String owner) {
        if (NUMBERS.containsKey(type)) {
            return new NumberForm(NUMBERS.get(type), range);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new TruthForm();
        }
        if (type == String.class) {
            return new TextForm();
        }
        if (type == Literal.class) {
            return new LiteralForm();
        }
        Form structured = structured(type);
        Optional<Method> parse = Reflection.staticMethod(type, "parse", String.class);
        if (parse.isPresent()) {
            return new CompactForm(type, parse.get(), structured);
        }
        if (structured == null) {
            throw unsupported(owner);
        }
        return structured;
    }

    private Form structured(Class<?> type) {
        if (type.isEnum()) {
            return new NameForm(type);
        }
        if (type.isRecord()) {
            return record(type.asSubclass(Record.class));
        }
        return type.isSealed() ? new ChoiceForm(type, this) : null;
    }

    private static IllegalStateException unsupported(String owner) {
        return new IllegalStateException(
                "the option " + owner + " has a type that no value can be read as");
    }
}
