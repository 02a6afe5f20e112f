package org.example.molecules.chemistry;

import java.util.Optional;
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
        IAtomContainer atoms;
        try {
            atoms = new SmilesParser(SilentChemObjectBuilder.getInstance()).parseSmiles(smiles);
        } catch (CDKException | RuntimeException e) {
            return Optional.empty(); // the parser tells bad text by either
        }
        if (atoms.isEmpty() || !Valence.allowed(atoms)) {
            return Optional.empty();
        }
        Cycles.markRingAtomsAndBonds(atoms);
        for (IAtom atom : atoms.atoms()) {
            if (atom.isAromatic() && !atom.isInRing()) {
                return Optional.empty();
            }
        }
        SmartsPattern.prepare(atoms);
        return Optional.of(new Molecule(atoms));
    }

    static Molecule of(IAtomContainer atoms) {
        SmartsPattern.prepare(atoms);
        return new Molecule(atoms);
    }

    /** The same text for the same molecule, however it was written. */
    public String canonical() {
        return canonical(atoms);
    }

    static String canonical(IAtomContainer atoms) {
        try {
            return new SmilesGenerator(
                            SmiFlavor.Canonical | SmiFlavor.UseAromaticSymbols | SmiFlavor.AtomicMass)
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
