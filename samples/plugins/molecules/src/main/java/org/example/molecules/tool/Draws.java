package org.example.molecules.tool;

import dev.noema.serving.generation.Decoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;
import org.example.molecules.chemistry.Property;

/**
 * Molecules drawn at one code.
 *
 * @param drawn how many
 * @param valid those that are molecules, by the property
 * @param molecule the valid one in the middle, the first one where none is valid
 */
record Draws(int drawn, List<Described> valid, String molecule) {

    private static final float TEMPERATURE = 0.7f;

    /**
     * A molecule and its property.
     *
     * @param value the property, NaN for what is no molecule
     */
    record Described(String smiles, double value) {

        static Described of(String smiles, Property property) {
            return Molecule.of(smiles)
                    .map(it -> new Described(smiles, property.of(Properties.of(it))))
                    .orElse(new Described(smiles, Double.NaN));
        }
    }

    /** Draws; a single one is the likeliest. */
    static Draws at(float[] code, int count, Chemist chemist, Property property) {
        float[][] codes = Collections.nCopies(count, code).toArray(float[][]::new);
        Decoding decoding =
                count == 1 ? Decoding.GREEDY : Decoding.SAMPLE.withTemperature(TEMPERATURE);
        List<Described> valid = new ArrayList<>();
        List<String> drawn = chemist.decode(codes, decoding, 0);
        for (String smiles : drawn) {
            Described described = Described.of(smiles, property);
            if (!Double.isNaN(described.value())) {
                valid.add(described);
            }
        }
        valid.sort(Comparator.comparingDouble(Described::value));
        String middle = valid.isEmpty() ? drawn.get(0) : valid.get(valid.size() / 2).smiles();
        return new Draws(count, valid, middle);
    }

    @Override
    public String toString() {
        if (valid.isEmpty()) {
            return "is  invalid  " + molecule;
        }
        double mean = valid.stream().mapToDouble(Described::value).average().orElseThrow();
        return drawn == 1
                ? String.format(Locale.ROOT, "is %8.3f  %s", mean, molecule)
                : String.format(
                        Locale.ROOT,
                        "mean %8.3f  valid %.2f  %s",
                        mean,
                        (double) valid.size() / drawn,
                        molecule);
    }
}
