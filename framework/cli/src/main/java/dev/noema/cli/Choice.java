package dev.noema.cli;

import dev.noema.config.Nearest;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Finds the constant of an enumeration that an argument names, and says in words when there is
 * none.
 */
record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    @Override
    public E convert(String argument) {
        List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList();
        int index = known.indexOf(argument);
        if (index < 0) {
            throw new TypeConversionException(
                    "is \""
                            + argument
                            + "\"; allowed are "
                            + String.join(", ", known)
                            + Nearest.question(argument, known));
        }
        return type.getEnumConstants()[index];
    }
}
