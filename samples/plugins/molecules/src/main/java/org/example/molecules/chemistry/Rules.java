package org.example.molecules.chemistry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.smarts.SmartsPattern;

/** A table of substructures, each with what it says, from a file beside this class. */
final class Rules {

    /**
     * A line of the table.
     *
     * @param pattern the substructure
     * @param values what stands behind it
     */
    record Rule(SmartsPattern pattern, List<String> values) {

        boolean fits(IAtomContainer molecule) {
            return pattern.matches(molecule);
        }

        /** The atoms of each place where the substructure is; each set of atoms once. */
        Iterable<int[]> places(IAtomContainer molecule) {
            return pattern.matchAll(molecule).uniqueAtoms();
        }
    }

    private Rules() {}

    /** Reads a table: a substructure as SMARTS, and after tabs its values; # begins a remark. */
    static List<Rule> read(String name) {
        List<Rule> rules = new ArrayList<>();
        try (InputStream bytes = Rules.class.getResourceAsStream(name);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("# ")) {
                    List<String> cells = Arrays.asList(line.split("\t", -1));
                    rules.add(rule(cells.get(0), cells.subList(1, cells.size())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the plug-in's jar", e);
        }
        return List.copyOf(rules);
    }

    /** A single rule, without values. */
    static Rule rule(String smarts) {
        return rule(smarts, List.of());
    }

    private static Rule rule(String smarts, List<String> values) {
        return new Rule(SmartsPattern.create(smarts).setPrepare(false), values);
    }
}
