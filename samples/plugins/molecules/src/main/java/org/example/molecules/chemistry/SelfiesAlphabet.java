package org.example.molecules.chemistry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What SELFIES 2 (Krenn et al. 2020, arXiv 1905.13741) writes numbers with, and lets atoms bond.
 */
final class SelfiesAlphabet {

    /** The digits of numbers, of base 16. */
    private static final List<String> DIGITS =
            List.of(
                    "[C]",
                    "[Ring1]",
                    "[Ring2]",
                    "[Branch1]",
                    "[=Branch1]",
                    "[#Branch1]",
                    "[Branch2]",
                    "[=Branch2]",
                    "[#Branch2]",
                    "[O]",
                    "[N]",
                    "[=N]",
                    "[=C]",
                    "[#C]",
                    "[S]",
                    "[P]");

    private static final Map<String, Integer> BONDS =
            Map.ofEntries(
                    Map.entry("H", 1),
                    Map.entry("F", 1),
                    Map.entry("Cl", 1),
                    Map.entry("Br", 1),
                    Map.entry("I", 1),
                    Map.entry("B", 3),
                    Map.entry("B+1", 2),
                    Map.entry("B-1", 4),
                    Map.entry("O", 2),
                    Map.entry("O+1", 3),
                    Map.entry("O-1", 1),
                    Map.entry("N", 3),
                    Map.entry("N+1", 4),
                    Map.entry("N-1", 2),
                    Map.entry("C", 4),
                    Map.entry("C+1", 3),
                    Map.entry("C-1", 3),
                    Map.entry("P", 5),
                    Map.entry("P+1", 4),
                    Map.entry("P-1", 6),
                    Map.entry("S", 6),
                    Map.entry("S+1", 5),
                    Map.entry("S-1", 5));

    private static final int OTHER_BONDS = 8;

    private SelfiesAlphabet() {}

    /** How many bonds an atom may have, hydrogens counted. */
    static int bonds(String element, int charge) {
        String ion = charge == 0 ? element : String.format("%s%+d", element, charge);
        return BONDS.getOrDefault(ion, OTHER_BONDS);
    }

    /** A number of at least 0 as digits, the greatest first. */
    static List<String> digits(int number) {
        List<String> digits = new ArrayList<>();
        int rest = number;
        do {
            digits.add(DIGITS.get(rest % DIGITS.size()));
            rest /= DIGITS.size();
        } while (rest > 0);
        Collections.reverse(digits);
        return digits;
    }

    /** The number of digits; a symbol that is no digit counts as 0. */
    static int number(List<String> digits) {
        int number = 0;
        for (String digit : digits) {
            number = number * DIGITS.size() + Math.max(0, DIGITS.indexOf(digit));
        }
        return number;
    }

    /** How many electron pairs a bond's sign stands for: 1 where there is none. */
    static int order(String sign) {
        return sign.equals("=") ? 2 : sign.equals("#") ? 3 : 1;
    }

    /** The sign of a bond; none for a single one. */
    static String sign(int order) {
        return order == 3 ? "#" : order == 2 ? "=" : "";
    }
}
