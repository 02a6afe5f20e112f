package org.example.molecules.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a molecule is written as a row of symbols. */
public enum Notation {
    /**
     * SMILES: an atom in brackets, an element of two letters or a number of two digits is one
     * symbol, every other character another (Schwaller et al. 2019, arXiv 1811.02633).
     */
    SMILES("\\[[^\\]]+]|Br|Cl|%[0-9]{2}|[BCNOPSFIbcnops0-9()=#$/\\\\+\\-.:~*]");

    private final Pattern symbol;

    Notation(String symbol) {
        this.symbol = Pattern.compile(symbol);
    }

    /**
     * The symbols of a molecule.
     *
     * @throws IllegalArgumentException when some of the text is no symbol
     */
    public List<String> symbols(String text) {
        List<String> symbols = new ArrayList<>();
        Matcher matcher = symbol.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            symbols.add(matcher.group());
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException(
                    "\"" + text.charAt(end) + "\" at " + (end + 1) + " is no symbol of " + this);
        }
        return symbols;
    }

    /** The notation of a name that a bundle keeps. */
    static Notation named(Object name) {
        for (Notation notation : values()) {
            if (notation.toString().equals(name)) {
                return notation;
            }
        }
        throw new IllegalArgumentException(
                "the preprocessing names no notation of molecules that this version knows: "
                        + name);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
