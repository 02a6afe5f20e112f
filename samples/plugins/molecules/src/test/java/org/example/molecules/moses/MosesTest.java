package org.example.molecules.moses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MosesTest {

    private static final List<String> TEST =
            List.of("CC(=O)Nc1ccc(O)cc1", "CC(C)Cc1ccc(cc1)C(C)C(=O)O", "c1ccc(Cc2ccccc2)cc1");

    @Test
    void aCopyOfTheTestSetIsPerfectButForNovelty() {
        Map<String, Double> figures = new Moses(TEST, TEST).score(TEST);
        assertEquals(1, figures.get("valid"));
        assertEquals(1, figures.get("unique@1000"));
        assertEquals(0, figures.get("novelty"));
        assertEquals(1, figures.get("SNN"));
        assertEquals(1, figures.get("Frag"), 1e-12);
        assertEquals(1, figures.get("Scaf"), 1e-12);
        for (String distance : List.of("logP", "weight", "QED", "rings")) {
            assertEquals(0, figures.get(distance), 1e-12, distance);
        }
    }

    @Test
    void countsInvalidDoubleAndNew() {
        Moses moses = new Moses(List.of("CCO"), TEST);
        Map<String, Double> figures = moses.score(List.of("OCC", "CCO", "CCN", "C("));
        assertEquals(0.75, figures.get("valid"));
        assertEquals(2 / 3.0, figures.get("unique@1000"), 1e-12);
        assertEquals(0.5, figures.get("novelty"));
        assertEquals(0.0, moses.score(List.of("C(")).get("valid"));
    }

    @Test
    void distancesAreTheirClosedForms() {
        assertEquals(
                1, Distances.wasserstein(new double[] {0, 1, 2}, new double[] {1, 2, 3}), 1e-12);
        assertEquals(0.5, Distances.wasserstein(new double[] {0, 1}, new double[] {0.5}), 1e-12);
        // SciPy 1.17: wasserstein_distance([0, 1, 3], [5, 6, 8, 9])
        assertEquals(
                5.666666666666667,
                Distances.wasserstein(new double[] {0, 1, 3}, new double[] {5, 6, 8, 9}),
                1e-12);
        assertEquals(
                3 / Math.sqrt(5 * 9),
                Distances.cosine(Map.of("a", 1, "b", 2), Map.of("a", 3)),
                1e-12);
    }
}
