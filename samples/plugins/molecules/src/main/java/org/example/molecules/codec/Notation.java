package org.example.molecules.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.SelfiesDecoder;
import org.example.molecules.chemistry.SelfiesEncoder;

/** How a molecule is written as a row of symbols. */
public enum Notation {
    /**
     * SMILES: an atom in brackets, an element of two letters or a number of two digits is one
     * symbol, every other character another (Schwaller et al. 2019, arXiv 1811.02633).
     */
    SMILES("\\[[^\\]]+]|Br|Cl|%[0-9]{2}|[BCNOPSFIbcnops0-9()=#$/\\\\+\\-.:~*]") {
        @Override
        public String of(String smiles) {
            return smiles;
        }

        @Override
        public String smiles(String text) {
            return text;
        }
    },
    /** SELFIES 2, of which every row of symbols is a molecule (Krenn et al. 2020, 1905.13741). */
    SELFIES("\\[[^\\]]+]") {
        @Override
        public String of(String smiles) {
            if (!DIRECTED.matcher(smiles).find()) {
                return String.join("", SelfiesEncoder.symbols(molecule(smiles)));
            }
            throw new IllegalArgumentException(
                    "\""
                            + smiles
                            + "\" says how it lies in space, which is not kept as SELFIES here");
        }

        @Override
        public String smiles(String text) {
            return SelfiesDecoder.smiles(symbols(text));
        }
    };

    private static final Pattern DIRECTED = Pattern.compile("[@/\\\\]");

    private final Pattern symbol;

    Notation(String symbol) {
        this.symbol = Pattern.compile(symbol);
    }

    /**
     * A molecule in this notation.
     *
     * @throws IllegalArgumentException when it cannot be written so
     */
    public abstract String of(String smiles);

    /** The SMILES of a text in this notation. */
    public abstract String smiles(String text);

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

    private static Molecule molecule(String smiles) {
        return Molecule.of(smiles)
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + smiles + "\" is no molecule"));
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
