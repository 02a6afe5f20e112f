package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Atoms and bonds in the order in which SELFIES names them, written as SMILES. */
final class SelfiesGraph {

    private final List<Atom> atoms = new ArrayList<>();
    private final Map<List<Integer>, Integer> rings = new HashMap<>();

    /** An atom with its bonds outwards, and to rings, in the order in which they are written. */
    private static final class Atom {

        private final String text;
        private final int most;
        private final List<Bond> bonds = new ArrayList<>();
        private int bonded;
        private int ringBonds;

        Atom(String text, int most) {
            this.text = text;
            this.most = most;
        }
    }

    /** A bond as one of its atoms sees it. */
    private static final class Bond {

        private final int to;
        private final boolean ring;
        private int order;

        Bond(int to, int order, boolean ring) {
            this.to = to;
            this.order = order;
            this.ring = ring;
        }
    }

    /**
     * Adds an atom.
     *
     * @param text as SMILES writes it
     * @param most how many bonds it may have
     * @return its number
     */
    int add(String text, int most) {
        atoms.add(new Atom(text, most));
        return atoms.size() - 1;
    }

    /** Bonds an atom to a later one. */
    void bond(int from, int to, int order) {
        atoms.get(from).bonds.add(new Bond(to, order, false));
        atoms.get(from).bonded += order;
        atoms.get(to).bonded += order;
    }

    /** Closes a ring, or strengthens the bond that is there, as far as both atoms allow. */
    void ring(int first, int last, int wanted) {
        Atom left = atoms.get(first);
        Atom right = atoms.get(last);
        int order = Math.min(wanted, Math.min(left.most - left.bonded, right.most - right.bonded));
        if (first == last || order <= 0) {
            return;
        }
        Bond there = between(first, last);
        if (there == null) {
            left.bonds.add(left.ringBonds++, new Bond(last, order, true));
            right.bonds.add(right.ringBonds++, new Bond(first, order, true));
        } else {
            order = Math.min(3, there.order + order) - there.order;
            there.order += order;
            Bond back = between(last, first);
            if (back != null) {
                back.order += order;
            }
        }
        left.bonded += order;
        right.bonded += order;
    }

    private Bond between(int from, int to) {
        return atoms.get(from).bonds.stream()
                .filter(bond -> bond.to == to)
                .findFirst()
                .orElse(null);
    }

    /** All that is bonded to the first atom, as SMILES. */
    String smiles() {
        StringBuilder text = new StringBuilder();
        if (!atoms.isEmpty()) {
            write(0, text);
        }
        return text.toString();
    }

    private void write(int start, StringBuilder text) {
        int current = start;
        while (current >= 0) {
            Atom atom = atoms.get(current);
            text.append(atom.text);
            int next = -1;
            for (int i = 0; i < atom.bonds.size(); i++) {
                Bond bond = atom.bonds.get(i);
                if (bond.ring) {
                    text.append(SelfiesAlphabet.sign(bond.order)).append(ringNumber(current, bond));
                } else if (i < atom.bonds.size() - 1) {
                    text.append('(').append(SelfiesAlphabet.sign(bond.order));
                    write(bond.to, text);
                    text.append(')');
                } else {
                    text.append(SelfiesAlphabet.sign(bond.order));
                    next = bond.to;
                }
            }
            current = next;
        }
    }

    private String ringNumber(int atom, Bond bond) {
        List<Integer> ends = List.of(Math.min(atom, bond.to), Math.max(atom, bond.to));
        int number = rings.computeIfAbsent(ends, unseen -> rings.size() + 1);
        return number < 10 ? Integer.toString(number) : "%" + number;
    }
}
