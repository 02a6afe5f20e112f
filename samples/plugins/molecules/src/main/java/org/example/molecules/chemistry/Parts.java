package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openscience.cdk.fragment.MurckoFragmenter;
import org.openscience.cdk.graph.ConnectivityChecker;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** What a molecule is made of. */
public final class Parts {

    private static final List<Rules.Rule> CUTS = Rules.read("brics.txt");
    private static final int FEWEST_RINGS = 2;

    private Parts() {}

    /**
     * The rings with what joins them, in canonical form (Bemis and Murcko 1996, doi
     * 10.1021/jm9602928); empty where there are fewer than two rings.
     */
    public static Optional<String> scaffold(Molecule molecule) {
        IAtomContainer scaffold = MurckoFragmenter.scaffold(molecule.atoms());
        if (scaffold == null || Cycles.mcb(scaffold).numberOfCycles() < FEWEST_RINGS) {
            return Optional.empty();
        }
        return Optional.of(Molecule.of(scaffold).canonical());
    }

    /**
     * The pieces, in canonical form, into which the molecule falls at the bonds that chemists make
     * (BRICS, Degen et al. 2008, doi 10.1002/cmdc.200800178); a numbered open end stands for the
     * other side of each cut.
     */
    public static List<String> fragments(Molecule molecule) {
        IAtomContainer atoms = copy(molecule.atoms());
        Map<IBond, List<String>> cuts = cuts(atoms);
        cuts.forEach((bond, labels) -> cut(atoms, bond, labels));
        List<String> fragments = new ArrayList<>();
        for (IAtomContainer piece :
                ConnectivityChecker.partitionIntoMolecules(atoms).atomContainers()) {
            fragments.add(Molecule.canonical(piece));
        }
        return fragments;
    }

    private static Map<IBond, List<String>> cuts(IAtomContainer atoms) {
        Map<IBond, List<String>> cuts = new LinkedHashMap<>();
        Set<IBond> seen = new HashSet<>();
        for (Rules.Rule rule : CUTS) {
            for (int[] place : rule.pattern().matchAll(atoms)) {
                IBond bond = atoms.getBond(atoms.getAtom(place[0]), atoms.getAtom(place[1]));
                if (seen.add(bond)) {
                    boolean forward = bond.getBegin().equals(atoms.getAtom(place[0]));
                    String left = rule.values().get(forward ? 0 : 1);
                    String right = rule.values().get(forward ? 1 : 0);
                    cuts.put(bond, List.of(left, right));
                }
            }
        }
        return cuts;
    }

    private static void cut(IAtomContainer atoms, IBond bond, List<String> labels) {
        IAtom begin = bond.getBegin();
        IAtom end = bond.getEnd();
        IBond.Order order = bond.getOrder();
        atoms.removeBond(bond);
        cap(atoms, begin, order, labels.get(0));
        cap(atoms, end, order, labels.get(1));
    }

    private static void cap(IAtomContainer atoms, IAtom atom, IBond.Order order, String label) {
        IAtom open = atoms.getBuilder().newInstance(org.openscience.cdk.interfaces.IPseudoAtom.class);
        open.setImplicitHydrogenCount(0);
        open.setMassNumber(Integer.valueOf(label));
        atoms.addAtom(open);
        IAtom added = atoms.getAtom(atoms.getAtomCount() - 1);
        atoms.addBond(atom.getIndex(), added.getIndex(), order);
    }

    private static IAtomContainer copy(IAtomContainer atoms) {
        try {
            return atoms.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("molecules can be cloned", e);
        }
    }
}
