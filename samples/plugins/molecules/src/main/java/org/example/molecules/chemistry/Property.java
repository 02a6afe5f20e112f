package org.example.molecules.chemistry;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One figure of a molecule, by the name that configurations and commands use. */
public enum Property {
    LOGP(Properties::logP),
    QED(Properties::drugLikeness),
    WEIGHT(Properties::weight),
    RINGS(Properties::rings);

    private final ToDoubleFunction<Properties> figure;

    Property(ToDoubleFunction<Properties> figure) {
        this.figure = figure;
    }

    /** Its value among a molecule's figures. */
    public double of(Properties figures) {
        return figure.applyAsDouble(figures);
    }

    /** Such as {@code logp}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
