package org.example.molecules.chemistry;

import java.util.List;
import java.util.Set;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;

/** The filters that the MOSES data passed (Polykovskiy et al. 2020, arXiv 1811.12823). */
public final class Filters {

    private static final List<Rules.Rule> BARRED = Rules.read("filters.txt");
    private static final Set<String> ELEMENTS = Set.of("C", "N", "S", "O", "F", "Cl", "Br", "H");
    private static final int LARGEST_RING = 7;

    private Filters() {}

    /**
     * Whether a molecule has the usual elements alone, no charges, no ring of eight atoms or more,
     * and none of the barred substructures.
     */
    public static boolean pass(Molecule molecule) {
        for (IAtom atom : molecule.atoms().atoms()) {
            boolean charged = atom.getFormalCharge() != null && atom.getFormalCharge() != 0;
            if (charged || !ELEMENTS.contains(atom.getSymbol())) {
                return false;
            }
        }
        for (IAtomContainer ring : Cycles.mcb(molecule.atoms()).toRingSet().atomContainers()) {
            if (ring.getAtomCount() > LARGEST_RING) {
                return false;
            }
        }
        IAtomContainer atoms = molecule.withHydrogens();
        return BARRED.stream().noneMatch(rule -> rule.fits(atoms));
    }
}
