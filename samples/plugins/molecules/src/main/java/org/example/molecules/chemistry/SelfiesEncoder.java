package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.openscience.cdk.interfaces.IAtom;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.interfaces.IBond;

/** Writes molecules as SELFIES 2, with the atoms in the order that they have. */
public final class SelfiesEncoder {

    private final int[] place;
    private int placed;

    private SelfiesEncoder(IAtomContainer atoms) {
        this.place = new int[atoms.getAtomCount()];
        java.util.Arrays.fill(place, -1);
    }

    /**
     * The symbols of a molecule.
     *
     * @throws IllegalArgumentException for what has no such symbols here: several molecules, or
     *     atoms that SELFIES lets bond less than these do
     */
    public static List<String> symbols(Molecule molecule) {
        SelfiesEncoder encoder = new SelfiesEncoder(molecule.atoms());
        molecule.atoms().atoms().forEach(SelfiesEncoder::requireAllowed);
        List<String> symbols = encoder.branch(molecule.atoms().getAtom(0), null);
        if (encoder.placed < encoder.place.length) {
            throw new IllegalArgumentException("there are several molecules; allowed is one");
        }
        return symbols;
    }

    private static void requireAllowed(IAtom atom) {
        int bonds = hydrogens(atom);
        for (IBond bond : atom.bonds()) {
            bonds += bond.getOrder().numeric();
        }
        int allowed = SelfiesAlphabet.bonds(atom.getSymbol(), charge(atom));
        if (bonds > allowed) {
            throw new IllegalArgumentException(
                    String.format(
                            "an atom %s has %d bonds; SELFIES allows it %d",
                            atom.getSymbol(), bonds, allowed));
        }
    }

    private List<String> branch(IAtom root, IBond into) {
        List<String> symbols = new ArrayList<>();
        IAtom atom = root;
        IBond from = into;
        while (atom != null) {
            place[atom.getIndex()] = placed++;
            symbols.add("[" + (from == null ? "" : sign(from)) + text(atom) + "]");
            for (IBond closing : closing(atom, from)) {
                int length = place[atom.getIndex()] - place[closing.getOther(atom).getIndex()];
                symbols.addAll(numbered(sign(closing) + "Ring", length - 1));
            }
            List<List<String>> branches = new ArrayList<>();
            List<IBond> onwards = onwards(atom);
            IAtom next = null;
            for (IBond bond : onwards) {
                IAtom other = bond.getOther(atom);
                if (place[other.getIndex()] >= 0) {
                    continue; // a branch before came round to it
                }
                if (isLast(onwards, bond, atom)) {
                    next = other;
                    from = bond;
                    break;
                }
                List<String> inside = branch(other, bond);
                branches.add(numbered(sign(bond) + "Branch", inside.size() - 1));
                branches.add(inside);
            }
            branches.forEach(symbols::addAll);
            atom = next;
        }
        return symbols;
    }

    /** Whether no later neighbour is still to be written once this one's branch is. */
    private boolean isLast(List<IBond> onwards, IBond bond, IAtom atom) {
        boolean[] reached = new boolean[place.length];
        reach(bond.getOther(atom), reached);
        return onwards.stream()
                .map(other -> other.getOther(atom).getIndex())
                .allMatch(other -> place[other] >= 0 || reached[other]);
    }

    private void reach(IAtom from, boolean[] reached) {
        List<IAtom> open = new ArrayList<>(List.of(from));
        reached[from.getIndex()] = true;
        while (!open.isEmpty()) {
            for (IBond bond : open.remove(open.size() - 1).bonds()) {
                for (IAtom end : bond.atoms()) {
                    if (place[end.getIndex()] < 0 && !reached[end.getIndex()]) {
                        reached[end.getIndex()] = true;
                        open.add(end);
                    }
                }
            }
        }
    }

    /** The bonds to atoms that are written already, but for the one that led here. */
    private List<IBond> closing(IAtom atom, IBond from) {
        return sorted(atom).stream()
                .filter(bond -> !bond.equals(from))
                .filter(bond -> place[bond.getOther(atom).getIndex()] >= 0)
                .toList();
    }

    private List<IBond> onwards(IAtom atom) {
        return sorted(atom).stream()
                .filter(bond -> place[bond.getOther(atom).getIndex()] < 0)
                .toList();
    }

    private static List<IBond> sorted(IAtom atom) {
        return StreamSupport.stream(atom.bonds().spliterator(), false)
                .sorted(Comparator.comparingInt(bond -> bond.getOther(atom).getIndex()))
                .toList();
    }

    private static List<String> numbered(String name, int number) {
        List<String> digits = SelfiesAlphabet.digits(number);
        List<String> symbols = new ArrayList<>();
        symbols.add("[" + name + digits.size() + "]");
        symbols.addAll(digits);
        return symbols;
    }

    private static String sign(IBond bond) {
        return SelfiesAlphabet.sign(bond.getOrder().numeric());
    }

    /** An element, with what SMILES would write into brackets. */
    private static String text(IAtom atom) {
        int charge = charge(atom);
        boolean plain = charge == 0 && atom.getMassNumber() == null;
        boolean aromaticNitrogen = atom.isAromatic() && atom.getSymbol().equals("N");
        String isotope = atom.getMassNumber() == null ? "" : atom.getMassNumber().toString();
        String hydrogens =
                hydrogens(atom) > 0 && (!plain || aromaticNitrogen) ? "H" + hydrogens(atom) : "";
        String sign = charge == 0 ? "" : String.format("%+d", charge);
        return isotope + atom.getSymbol() + hydrogens + sign;
    }

    private static int hydrogens(IAtom atom) {
        return atom.getImplicitHydrogenCount() == null ? 0 : atom.getImplicitHydrogenCount();
    }

    private static int charge(IAtom atom) {
        return atom.getFormalCharge() == null ? 0 : atom.getFormalCharge();
    }
}
