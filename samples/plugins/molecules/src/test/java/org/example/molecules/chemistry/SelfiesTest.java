package org.example.molecules.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SelfiesTest {

    private static final Pattern SYMBOL = Pattern.compile("(?<=])");

    @Test
    void readsAnySymbolsAsThePythonPackageDoes() throws IOException {
        for (List<String> row : Oracle.rows("random-selfies.tsv")) {
            assertEquals(row.get(1), SelfiesDecoder.smiles(symbols(row.get(0))), row.get(0));
        }
    }

    @Test
    void writesMoleculesAsThePythonPackageDoes() throws IOException {
        List<List<String>> rows = Oracle.rows("selfies.tsv");
        int same = 0;
        for (List<String> row : rows) {
            Molecule molecule = Molecule.of(row.get(0)).orElseThrow();
            List<String> symbols = SelfiesEncoder.symbols(molecule);
            assertEquals(molecule.canonical(), read(symbols), row.get(0));
            assertEquals(molecule.canonical(), read(symbols(row.get(1))), row.get(0));
            same += String.join("", symbols).equals(row.get(1)) ? 1 : 0;
        }
        // which double bonds of an aromatic ring are drawn is free
        int shared = same;
        assertTrue(same > rows.size() / 2, () -> shared + " of " + rows.size() + " are the same");
    }

    @Test
    void refusesWhatItCannotWrite() {
        assertThrows(IllegalArgumentException.class, () -> SelfiesDecoder.smiles(List.of("[?]")));
        assertThrows(IllegalArgumentException.class, () -> write("CC.CC"));
        assertThrows(IllegalArgumentException.class, () -> write("CI(C)C"));
    }

    private static List<String> write(String smiles) {
        return SelfiesEncoder.symbols(Molecule.of(smiles).orElseThrow());
    }

    private static String read(List<String> symbols) {
        return Molecule.of(SelfiesDecoder.smiles(symbols)).map(Molecule::canonical).orElse("none");
    }

    private static List<String> symbols(String selfies) {
        return List.of(SYMBOL.split(selfies));
    }
}
