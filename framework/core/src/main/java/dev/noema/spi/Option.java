package dev.noema.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one option of a configuration record, on its record component.
 *
 * <p>Binding, {@code noema describe}, the config reference and the JSON Schema all read this, so
 * that help cannot drift from code. An option's key is the component's name in kebab case; its
 * default is what the record's static method {@code defaults()} holds, where null means required.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /**
     * What the option does: a phrase that starts small and has no full stop, with the unit where it
     * has one.
     */
    String value();

    /** The least value allowed, for numbers and for the numbers of a list. */
    double minimum() default Double.NEGATIVE_INFINITY;

    /** The greatest value allowed. */
    double maximum() default Double.POSITIVE_INFINITY;
}
