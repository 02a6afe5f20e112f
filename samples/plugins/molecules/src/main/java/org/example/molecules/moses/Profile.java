package org.example.molecules.moses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.example.molecules.chemistry.Fingerprint;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Parts;
import org.example.molecules.chemistry.Properties;

/**
 * What is compared of many molecules.
 *
 * @param fingerprints of each
 * @param scaffolds how often each occurs
 * @param fragments how often each occurs
 * @param properties of each
 */
record Profile(
        List<Fingerprint> fingerprints,
        Map<String, Integer> scaffolds,
        Map<String, Integer> fragments,
        List<Properties> properties) {

    static Profile of(Iterable<Molecule> molecules) {
        Profile profile =
                new Profile(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (Molecule molecule : molecules) {
            profile.fingerprints.add(Fingerprint.of(molecule));
            Parts.scaffold(molecule).ifPresent(it -> profile.scaffolds.merge(it, 1, Integer::sum));
            Parts.fragments(molecule).forEach(it -> profile.fragments.merge(it, 1, Integer::sum));
            profile.properties.add(Properties.of(molecule));
        }
        return profile;
    }

    /** One figure of all molecules, ascending. */
    double[] ascending(ToDoubleFunction<Properties> figure) {
        return properties.stream().mapToDouble(figure).sorted().toArray();
    }
}
