package org.example.molecules.chemistry;

import java.util.List;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;
import org.openscience.cdk.qsar.descriptors.molecular.TPSADescriptor;
import org.openscience.cdk.qsar.result.DoubleResult;
import org.openscience.cdk.tools.manipulator.AtomContainerManipulator;

/**
 * Figures of a molecule.
 *
 * @param logP the logarithm of how much more of it dissolves in octanol than in water, after
 *     Wildman and Crippen (1999, doi 10.1021/ci990307l)
 * @param weight in daltons
 * @param drugLikeness the quantitative estimate of drug-likeness, in [0, 1] (Bickerton et al. 2012,
 *     doi 10.1038/nchem.1243)
 * @param rings how many rings it has
 */
public record Properties(double logP, double weight, double drugLikeness, int rings) {

    private static final List<Rules.Rule> KINDS = Rules.read("logp.txt");
    private static final List<Rules.Rule> ALERTS = Rules.read("alerts.txt");
    private static final List<Rules.Rule> ACCEPTORS = Rules.read("acceptors.txt");
    private static final Rules.Rule DONOR =
            Rules.rule("[N&!H0&v3,N&!H0&+1&v4,O&H1&+0,S&H1&+0,n&H1&+0]");
    private static final String TURNS =
            "[!$(*#*)&!D1&!$(C(F)(F)F)&!$(C(Cl)(Cl)Cl)&!$(C(Br)(Br)Br)&!$(C([CH3])([CH3])[CH3])"
                    + "&!$([CD3](=[N,O,S])-!@[#7,O,S!D1])&!$([#7,O,S!D1]-!@[CD3]=[N,O,S])"
                    + "&!$([CD3](=[N+])-!@[#7!D1])&!$([#7!D1]-!@[CD3]=[N+])]";
    private static final Rules.Rule ROTATABLE =
            Rules.rule(
                    TURNS
                            + "-!@"
                            + "[!$(*#*)&!D1&!$(C(F)(F)F)&!$(C(Cl)(Cl)Cl)&!$(C(Br)(Br)Br)"
                            + "&!$(C([CH3])([CH3])[CH3])]");

    /** The figures of a molecule. */
    public static Properties of(Molecule molecule) {
        double weight = AtomContainerManipulator.getMass(molecule.atoms());
        double logP = logP(molecule);
        IAtomContainer atoms = molecule.atoms();
        double[] wanted = {
            weight,
            logP,
            count(ACCEPTORS, atoms),
            count(List.of(DONOR), atoms),
            polarSurface(atoms),
            count(List.of(ROTATABLE), atoms),
            rings(atoms, true),
            ALERTS.stream().filter(alert -> alert.fits(atoms)).count()
        };
        return new Properties(logP, weight, Desirability.mean(wanted), rings(atoms, false));
    }

    /** log P = sum over atoms, hydrogens among them, of what an atom of its kind adds. */
    private static double logP(Molecule molecule) {
        IAtomContainer atoms = molecule.withHydrogens();
        boolean[] done = new boolean[atoms.getAtomCount()];
        double sum = 0;
        for (Rules.Rule kind : KINDS) {
            double adds = Double.parseDouble(kind.values().get(0));
            for (int[] place : kind.pattern().matchAll(atoms)) {
                sum += done[place[0]] ? 0 : adds;
                done[place[0]] = true;
            }
        }
        return sum;
    }

    private static int count(List<Rules.Rule> rules, IAtomContainer atoms) {
        int count = 0;
        for (Rules.Rule rule : rules) {
            for (int[] place : rule.places(atoms)) {
                count += place.length > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static double polarSurface(IAtomContainer atoms) {
        try {
            IAtomContainer copy = atoms.clone();
            return ((DoubleResult) new TPSADescriptor().calculate(copy).getValue()).doubleValue();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("molecules can be cloned", e);
        }
    }

    /** The rings of all smallest sets; all, or those that are aromatic all around. */
    private static int rings(IAtomContainer atoms, boolean aromatic) {
        int count = 0;
        for (IAtomContainer ring : Cycles.relevant(atoms).toRingSet().atomContainers()) {
            boolean counts = true;
            for (IBond bond : ring.bonds()) {
                counts &= !aromatic || bond.isAromatic();
            }
            count += counts ? 1 : 0;
        }
        return count;
    }
}
