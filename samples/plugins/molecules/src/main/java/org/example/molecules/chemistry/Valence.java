package org.example.molecules.chemistry;

import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** How many bonds an atom may have. */
final class Valence {

    private Valence() {}

    /** Whether no atom has more bonds, hydrogens counted, than its element and charge allow. */
    static boolean allowed(IAtomContainer molecule) {
        for (IAtom atom : molecule.atoms()) {
            int bonds =
                    atom.getImplicitHydrogenCount() == null ? 0 : atom.getImplicitHydrogenCount();
            for (IBond bond : atom.bonds()) {
                bonds += bond.getOrder() == null ? 1 : bond.getOrder().numeric();
            }
            if (bonds > most(atom)) {
                return false;
            }
        }
        return true;
    }

    /** An ion bonds as the neutral element with as many outer electrons: N+ as C, O- as F. */
    private static int most(IAtom atom) {
        int charge = atom.getFormalCharge() == null ? 0 : atom.getFormalCharge();
        return switch (atom.getAtomicNumber()) {
            case 1 -> 1 - Math.abs(charge);
            case 5 -> 3 - charge;
            case 6 -> 4 - Math.abs(charge);
            case 7 -> 3 + charge;
            case 8 -> 2 + charge;
            case 15 -> charge > 0 ? 4 : 5 + Math.min(0, charge) * 2;
            case 16 -> 6 + Math.min(0, charge);
            case 9 -> 1 + charge;
            case 17, 35 -> 1 + charge;
            case 53 -> 5 + charge;
            default -> Integer.MAX_VALUE;
        };
    }
}
