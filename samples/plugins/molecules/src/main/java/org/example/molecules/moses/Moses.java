package org.example.molecules.moses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.example.molecules.chemistry.Filters;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;

/**
 * Scores generated molecules against those that a model learned from and those that it never saw.
 */
public final class Moses {

    private static final List<Integer> FIRST = List.of(1_000, 10_000);

    private final Set<String> train;
    private final Profile test;

    /**
     * A yardstick.
     *
     * @param train the molecules that were learned from, as SMILES; none leaves out novelty
     * @param test molecules that were not; none leaves out all comparisons
     */
    public Moses(Collection<String> train, Collection<String> test) {
        this.train =
                train.parallelStream()
                        .map(Molecule::of)
                        .flatMap(Optional::stream)
                        .map(Molecule::canonical)
                        .collect(Collectors.toCollection(HashSet::new));
        this.test = Profile.of(molecules(test));
    }

    /**
     * The figures by name; the share of valid molecules alone where there are none.
     *
     * @param samples as the model wrote them, in the order in which it did
     */
    public Map<String, Double> score(List<String> samples) {
        List<Molecule> valid = molecules(samples);
        List<String> canonical = valid.stream().map(Molecule::canonical).toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("valid", (double) valid.size() / samples.size());
        if (valid.isEmpty()) {
            return figures;
        }
        for (int first : FIRST) {
            List<String> some = canonical.subList(0, Math.min(first, canonical.size()));
            figures.put("unique@" + first, (double) Set.copyOf(some).size() / some.size());
        }
        Set<String> distinct = Set.copyOf(canonical);
        if (!train.isEmpty()) {
            long known = distinct.stream().filter(train::contains).count();
            figures.put("novelty", 1 - (double) known / distinct.size());
        }
        if (!test.properties().isEmpty()) {
            compare(Profile.of(valid), figures);
            figures.put(
                    "filters",
                    (double) valid.stream().filter(Filters::pass).count() / valid.size());
        }
        return figures;
    }

    private void compare(Profile made, Map<String, Double> figures) {
        figures.put("SNN", Distances.nearest(made.fingerprints(), test.fingerprints()));
        figures.put("Frag", Distances.cosine(made.fragments(), test.fragments()));
        figures.put("Scaf", Distances.cosine(made.scaffolds(), test.scaffolds()));
        figures.put("IntDiv", Distances.diversity(made.fingerprints(), 1));
        figures.put("IntDiv2", Distances.diversity(made.fingerprints(), 2));
        figures.put("logP", distance(made, Properties::logP));
        figures.put("weight", distance(made, Properties::weight));
        figures.put("QED", distance(made, Properties::drugLikeness));
        figures.put("rings", distance(made, Properties::rings));
    }

    private double distance(Profile made, java.util.function.ToDoubleFunction<Properties> figure) {
        return Distances.wasserstein(made.ascending(figure), test.ascending(figure));
    }

    private static List<Molecule> molecules(Collection<String> smiles) {
        List<Molecule> molecules = new ArrayList<>();
        smiles.forEach(each -> Molecule.of(each).ifPresent(molecules::add));
        return molecules;
    }
}
