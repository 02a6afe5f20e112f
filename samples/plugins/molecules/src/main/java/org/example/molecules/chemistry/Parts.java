package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openscience.cdk.graph.ConnectivityChecker;
import org.openscience.cdk.graph.Cycles;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** What a molecule is made of. */
public final class Parts {

    private static final List<Rules.Rule> CUTS = Rules.read("brics.txt");
    private static final int FEWEST_RINGS = 2;
    private static final int BEFORE_ACTINIUM = 88;

    private Parts() {}

    /**
     * The rings with what joins them, in canonical form (Bemis and Murcko 1996, doi
     * 10.1021/jm9602928); empty where there are fewer than two rings.
     */
    public static Optional<String> scaffold(Molecule molecule) {
        IAtomContainer atoms = copy(molecule.atoms());
        for (IAtom end = end(atoms); end != null; end = end(atoms)) {
            IBond bond = end.bonds().iterator().next();
            IAtom kept = bond.getOther(end);
            kept.setImplicitHydrogenCount(
                    kept.getImplicitHydrogenCount() + bond.getOrder().numeric());
            atoms.removeAtom(end);
        }
        if (Cycles.mcb(atoms).numberOfCycles() < FEWEST_RINGS) {
            return Optional.empty();
        }
        return Optional.of(Molecule.of(atoms).canonical());
    }

    /** An atom at the end of a chain by a single bond, or by another one at a chain's end. */
    private static IAtom end(IAtomContainer atoms) {
        for (IAtom atom : atoms.atoms()) {
            if (atom.getBondCount() == 1 && isEnd(atom, atom.bonds().iterator().next())) {
                return atom;
            }
        }
        return null;
    }

    private static boolean isEnd(IAtom atom, IBond bond) {
        if (bond.getOrder() == IBond.Order.SINGLE) {
            return true;
        }
        IAtom other = bond.getOther(atom);
        int stay = 0;
        for (IBond more : other.bonds()) {
            stay += more.getOther(other).getBondCount() > 1 ? 1 : 0;
        }
        return stay < 2 && !other.isInRing();
    }

    /**
     * The pieces, in canonical form, into which the molecule falls at the bonds that chemists make
     * (BRICS, Degen et al. 2008, doi 10.1002/cmdc.200800178); each open end is an atom of the
     * actinium series, which tells the kind of the cut.
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
        IAtom open = atoms.newAtom(BEFORE_ACTINIUM + Integer.parseInt(label), 0);
        atoms.newBond(atom, open, order);
    }

    private static IAtomContainer copy(IAtomContainer atoms) {
        try {
            return atoms.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("molecules can be cloned", e);
        }
    }
}
