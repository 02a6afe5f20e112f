package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SELFIES 2 (Krenn et al. 2020, arXiv 1905.13741), of which every row of symbols is a
 * molecule: a symbol that asks for more bonds than are left gets what is left. Chirality and
 * direction of bonds are not known here.
 */
public final class SelfiesDecoder {

    private static final Pattern BRANCH = Pattern.compile("\\[([=#]?)Branch([123])]");
    private static final Pattern RING = Pattern.compile("\\[([=#]?)Ring([123])]");
    private static final Pattern ATOM =
            Pattern.compile("\\[([=#]?)([0-9]*)([A-Z][a-z]?)(?:H([0-9]))?([+-][1-9])?]");

    private static final Set<String> USUAL =
            Set.of("B", "C", "N", "O", "P", "S", "F", "Cl", "Br", "I");
    private static final int ENDED = -1;

    private final SelfiesGraph graph = new SelfiesGraph();
    private final Iterator<String> symbols;
    private final List<int[]> rings = new ArrayList<>();

    private SelfiesDecoder(List<String> symbols) {
        this.symbols = symbols.iterator();
    }

    /**
     * The SMILES of symbols.
     *
     * @throws IllegalArgumentException when one is no symbol of SELFIES
     */
    public static String smiles(List<String> symbols) {
        SelfiesDecoder decoder = new SelfiesDecoder(symbols);
        decoder.derive(Integer.MAX_VALUE, 0, ENDED);
        decoder.rings.forEach(ring -> decoder.graph.ring(ring[0], ring[1], ring[2]));
        return decoder.graph.smiles();
    }

    /**
     * Reads up to so many symbols of a branch.
     *
     * @param bonds how many bonds the atom before has left; 0 when there is none
     * @return how many symbols were read
     */
    private int derive(int most, int bonds, int root) {
        int read = 0;
        int left = bonds;
        int last = root;
        while (left != ENDED && read < most && symbols.hasNext()) {
            String symbol = symbols.next();
            read++;
            Matcher branch = BRANCH.matcher(symbol);
            Matcher ring = RING.matcher(symbol);
            if (branch.matches()) {
                if (left > 1) {
                    int given = Math.min(left - 1, SelfiesAlphabet.order(branch.group(1)));
                    left -= given;
                    int digits = Integer.parseInt(branch.group(2));
                    read += digits + derive(number(digits) + 1, given, last);
                }
            } else if (ring.matches()) {
                if (left > 0) {
                    int order = Math.min(left, SelfiesAlphabet.order(ring.group(1)));
                    int digits = Integer.parseInt(ring.group(2));
                    rings.add(new int[] {Math.max(0, last - number(digits) - 1), last, order});
                    read += digits;
                    left = left == order ? ENDED : left - order;
                }
            } else {
                int can = bonds(symbol);
                Matcher atom = atom(symbol);
                int order = Math.min(SelfiesAlphabet.order(atom.group(1)), Math.min(left, can));
                if (order > 0 || left == 0) {
                    int added = graph.add(text(atom), can);
                    if (order > 0) {
                        graph.bond(last, added, order);
                    }
                    last = added;
                }
                left = can == order ? ENDED : can - order;
            }
        }
        while (read < most && symbols.hasNext()) {
            symbols.next();
            read++;
        }
        return read;
    }

    private int number(int digits) {
        List<String> read = new ArrayList<>();
        for (int i = 0; i < digits; i++) {
            read.add(symbols.hasNext() ? symbols.next() : "");
        }
        return SelfiesAlphabet.number(read);
    }

    private static Matcher atom(String symbol) {
        Matcher atom = ATOM.matcher(symbol);
        if (!atom.matches()) {
            throw new IllegalArgumentException(symbol + " is no symbol of SELFIES");
        }
        return atom;
    }

    /** How many bonds the atom of a symbol may have besides its own hydrogens. */
    private static int bonds(String symbol) {
        Matcher atom = atom(symbol);
        int hydrogens = atom.group(4) == null ? 0 : Integer.parseInt(atom.group(4));
        int charge = atom.group(5) == null ? 0 : Integer.parseInt(atom.group(5));
        int bonds = SelfiesAlphabet.bonds(atom.group(3), charge) - hydrogens;
        if (bonds < 0) {
            throw new IllegalArgumentException(symbol + " has too many hydrogens");
        }
        return bonds;
    }

    /** As SMILES writes it: in brackets unless it is one of the usual elements alone. */
    private static String text(Matcher atom) {
        String hydrogens = atom.group(4) == null ? "" : "H" + atom.group(4);
        String charge = atom.group(5) == null ? "" : atom.group(5);
        String inside = atom.group(2) + atom.group(3) + hydrogens + charge;
        return USUAL.contains(inside) ? inside : "[" + inside + "]";
    }
}
