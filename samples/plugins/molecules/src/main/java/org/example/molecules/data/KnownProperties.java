package org.example.molecules.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;
import org.example.molecules.chemistry.Property;
import org.example.molecules.codec.PropertyScale;

/**
 * Properties of some of the molecules.
 *
 * @param scales each property's own
 * @param values those of a molecule by its number, in units of the scales
 */
record KnownProperties(List<PropertyScale> scales, Map<Integer, float[]> values) {

    static final KnownProperties NONE = new KnownProperties(List.of(), Map.of());

    /**
     * Computes properties.
     *
     * @param smiles a molecule by its number
     * @param train those by which the scales are set
     * @param held those that are told of besides
     */
    static KnownProperties of(
            List<Property> wanted, IntFunction<String> smiles, int[] train, int[] held) {
        if (wanted.isEmpty()) {
            return NONE;
        }
        Map<Integer, Properties> figures = new HashMap<>();
        IntStream.concat(Arrays.stream(train), Arrays.stream(held))
                .forEach(
                        item -> {
                            Optional<Molecule> molecule = Molecule.of(smiles.apply(item));
                            molecule.ifPresent(it -> figures.put(item, Properties.of(it)));
                        });
        List<PropertyScale> scales =
                wanted.stream().map(property -> scale(property, figures, train)).toList();
        Map<Integer, float[]> values = new HashMap<>();
        figures.forEach(
                (item, known) -> {
                    float[] units = new float[wanted.size()];
                    for (int i = 0; i < units.length; i++) {
                        units[i] = (float) scales.get(i).toUnit(wanted.get(i).of(known));
                    }
                    values.put(item, units);
                });
        return new KnownProperties(scales, values);
    }

    private static PropertyScale scale(
            Property property, Map<Integer, Properties> figures, int[] train) {
        double[] values =
                Arrays.stream(train)
                        .filter(figures::containsKey)
                        .mapToDouble(item -> property.of(figures.get(item)))
                        .toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum();
        double deviation = Math.sqrt(variance / Math.max(1, values.length));
        return new PropertyScale(property.key(), mean, deviation > 0 ? deviation : 1);
    }

    /** The values of a molecule; NaN where they were not computed. */
    void put(int item, float[] row, int offset) {
        float[] known = values.get(item);
        for (int i = 0; i < scales.size(); i++) {
            row[offset + i] = known == null ? Float.NaN : known[i];
        }
    }
}
