package org.example.molecules.codec;

import java.util.List;
import java.util.Locale;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;

/** Molecules with their properties as CSV; those of a text that is no molecule stay empty. */
final class MoleculeTable {

    private static final String HEADING = "smiles,canonical,logp,weight,qed,rings\n";

    private MoleculeTable() {}

    static String of(List<String> molecules) {
        StringBuilder table = new StringBuilder(HEADING);
        for (String smiles : molecules) {
            table.append(smiles)
                    .append(Molecule.of(smiles).map(MoleculeTable::cells).orElse(",,,,,"))
                    .append('\n');
        }
        return table.toString();
    }

    private static String cells(Molecule molecule) {
        Properties of = Properties.of(molecule);
        return String.format(
                Locale.ROOT,
                ",%s,%.3f,%.2f,%.3f,%d",
                molecule.canonical(),
                of.logP(),
                of.weight(),
                of.drugLikeness(),
                of.rings());
    }
}
