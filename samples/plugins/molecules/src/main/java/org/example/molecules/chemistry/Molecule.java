package org.example.molecules.chemistry;

import java.util.Optional;
import java.util.regex.Pattern;
import org.openscience.cdk.aromaticity.Kekulization;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smarts.SmartsPattern;
import org.openscience.cdk.smiles.SmiFlavor;
import org.openscience.cdk.smiles.SmilesGenerator;
import org.openscience.cdk.smiles.SmilesParser;
import org.openscience.cdk.tools.manipulator.AtomContainerManipulator;

/** A molecule whose atoms all have a valence that they can have. Not for use by several threads. */
public final class Molecule {

    /** What the parser lets pass although it is no SMILES: bonds to nothing, empty branches. */
    private static final Pattern MALFORMED =
            Pattern.compile("^[-=#(0-9%]|\\([()0-9%]|[-=#][-=#()]|[-=#]$|[-=#]\\.");

    private final IAtomContainer atoms;
    private IAtomContainer withHydrogens;

    private Molecule(IAtomContainer atoms) {
        this.atoms = atoms;
    }

    /**
     * The molecule of a SMILES; empty when it cannot be read, an aromatic ring cannot be drawn with
     * single and double bonds, an aromatic atom stands in no ring, or an atom has too many bonds.
     */
    public static Optional<Molecule> of(String smiles) {
        if (MALFORMED.matcher(smiles).find()) {
            return Optional.empty();
        }
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        parser.kekulise(false); // which atoms were written as aromatic is still to be seen
        parser.setStrict(true);
        IAtomContainer atoms;
        try {
            atoms = parser.parseSmiles(smiles);
            if (atoms.isEmpty() || aromaticOutsideRings(atoms)) {
                return Optional.empty();
            }
            Kekulization.kekulize(atoms);
        } catch (CDKException | RuntimeException e) {
            return Optional.empty(); // the parser tells bad text by either
        }
        if (!Valence.allowed(atoms)) {
            return Optional.empty();
        }
        SmartsPattern.prepare(atoms);
        return Optional.of(new Molecule(atoms));
    }

    private static boolean aromaticOutsideRings(IAtomContainer atoms) {
        Cycles.markRingAtomsAndBonds(atoms);
        for (IAtom atom : atoms.atoms()) {
            if (atom.isAromatic() && !atom.isInRing()) {
                return true;
            }
        }
        return false;
    }

    static Molecule of(IAtomContainer atoms) {
        SmartsPattern.prepare(atoms);
        return new Molecule(atoms);
    }

    /** The same text for the same atoms and bonds, however they were written or lie in space. */
    public String canonical() {
        return canonical(atoms);
    }

    static String canonical(IAtomContainer atoms) {
        try {
            return new SmilesGenerator(SmiFlavor.Unique | SmiFlavor.UseAromaticSymbols)
                    .create(atoms);
        } catch (CDKException e) {
            throw new IllegalStateException("a molecule that was read cannot be written", e);
        }
    }

    /** Its atoms, with rings and aromaticity marked. */
    IAtomContainer atoms() {
        return atoms;
    }

    /** The same with each hydrogen as an atom. */
    IAtomContainer withHydrogens() {
        if (withHydrogens == null) {
            try {
                withHydrogens = atoms.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("molecules can be cloned", e);
            }
            AtomContainerManipulator.convertImplicitToExplicitHydrogens(withHydrogens);
            SmartsPattern.prepare(withHydrogens);
        }
        return withHydrogens;
    }
}
