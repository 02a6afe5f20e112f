package org.example.molecules.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoleculeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C(",
                "c1ccccc",
                "c1cccc1",
                "C(C)(C)(C)(C)C",
                "CN(C)(C)C",
                "C=O=C",
                "CFC",
                "cC",
                "hello"
            })
    void whatIsNoMolecule(String smiles) {
        assertTrue(Molecule.of(smiles).isEmpty());
    }

    @Test
    void oneMoleculeHasOneCanonicalForm() {
        assertEquals(canonical("OCC"), canonical("C(C)O"));
        assertEquals(canonical("c1ccccc1C"), canonical("CC1=CC=CC=C1"));
    }

    @Test
    void damagedTextIsJudgedAsByRdkit() throws IOException {
        List<String> differing = new ArrayList<>();
        for (List<String> row : Oracle.rows("validity.tsv")) {
            if (Molecule.of(row.get(0)).isPresent() != row.get(1).equals("True")) {
                differing.add(String.join(" ", row));
            }
        }
        // of aromatic atoms that stand alone in a ring RDKit makes radicals, which are refused here
        assertTrue(differing.size() <= 15, () -> differing.size() + ": " + differing);
    }

    private static String canonical(String smiles) {
        return Molecule.of(smiles).orElseThrow().canonical();
    }
}
