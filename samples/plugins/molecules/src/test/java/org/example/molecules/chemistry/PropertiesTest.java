package org.example.molecules.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against RDKit: two toolkits count a few rings, atoms and alerts differently. */
class PropertiesTest {

    @Test
    void figuresAreThoseOfRdkit() throws IOException {
        List<String> differing = new ArrayList<>();
        double likeness = 0;
        List<List<String>> rows = Oracle.rows("properties.tsv");
        for (List<String> row : rows) {
            Molecule molecule = Molecule.of(row.get(0)).orElseThrow();
            Properties found = Properties.of(molecule);
            double logP = Double.parseDouble(row.get(1));
            assertEquals(Double.parseDouble(row.get(2)), found.weight(), 0.05, row.get(0));
            assertEquals(Integer.parseInt(row.get(4)), found.rings(), row.get(0));
            if (Math.abs(logP - found.logP()) > 1e-3) {
                differing.add(row.get(0) + " " + logP + " " + found.logP());
            }
            likeness += Math.abs(Double.parseDouble(row.get(3)) - found.drugLikeness());
        }
        double mean = likeness / rows.size();
        assertTrue(differing.size() <= rows.size() / 20, () -> differing.size() + ": " + differing);
        assertTrue(mean < 0.01, () -> "drug-likeness differs by " + mean + " on average");
    }

    @Test
    void scaffoldsAndFragmentsAreThoseOfRdkit() throws IOException {
        List<String> differing = new ArrayList<>();
        for (List<String> row : Oracle.rows("properties.tsv")) {
            Molecule molecule = Molecule.of(row.get(0)).orElseThrow();
            String wanted =
                    row.get(5).isEmpty()
                            ? ""
                            : Molecule.of(row.get(5)).map(Molecule::canonical).orElse("?");
            String scaffold = Parts.scaffold(molecule).orElse("");
            int fragments = Parts.fragments(molecule).size();
            if (!wanted.equals(scaffold) || fragments != Integer.parseInt(row.get(6))) {
                differing.add(row + " " + scaffold + " " + fragments);
            }
        }
        assertTrue(differing.size() <= 8, () -> differing.size() + ": " + differing);
    }

    @Test
    void filtersKnowWhatTheyBar() {
        assertTrue(Filters.pass(Molecule.of("CC(=O)Nc1ccc(O)cc1").orElseThrow()));
        for (String barred : List.of("CC[N+](C)(C)C", "C1CCCCCCC1", "CCI", "O=C=NCC")) {
            assertTrue(!Filters.pass(Molecule.of(barred).orElseThrow()), barred);
        }
    }
}
