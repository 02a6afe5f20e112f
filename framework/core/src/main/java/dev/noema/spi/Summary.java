package dev.noema.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in one line what a configuration record or choice is for; {@code noema list} and {@code
 * noema describe} show it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Summary {

    /** What it is for: one sentence without a full stop. */
    String value();

    /** The name by which {@code type:} chooses a record; else its simple name in kebab case. */
    String name() default "";

    /**
     * Examples of the short form that the type's {@code parse(String)} reads: {@code 10 epochs}.
     */
    String[] forms() default {};
}
