package org.example.molecules.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void cutsSmilesIntoSymbols() {
        assertEquals(
                List.of("C", "[nH]", "Cl", "Br", "c", "%12", "(", "=", "O", ")"),
                Notation.SMILES.symbols("C[nH]ClBrc%12(=O)"));
        assertThrows(IllegalArgumentException.class, () -> Notation.SMILES.symbols("C?C"));
        assertThrows(IllegalArgumentException.class, () -> Notation.SMILES.symbols("C[nH"));
    }

    @Test
    void putsPairsTogetherInTheirOrder() {
        Vocabulary vocabulary =
                new Vocabulary(
                        Notation.SMILES,
                        List.of("C", "O"),
                        List.of(new Vocabulary.Pair(1, 2), new Vocabulary.Pair(1, 1)));
        assertArrayEquals(new int[] {4, 3}, vocabulary.tokens("CCCO"));
        assertArrayEquals(new int[] {4, 1}, vocabulary.tokens("CCC"));
        assertEquals("CCCO", vocabulary.text(new long[] {4, 3}));
        Vocabulary kept = Vocabulary.of(vocabulary.toMap());
        assertArrayEquals(new int[] {4, 3}, kept.tokens("CCCO"));
    }

    @Test
    void refusesWhatNoBundleKeeps() {
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(Map.of()));
        Map<String, Object> hostile =
                Map.of(
                        "notation",
                        "smiles",
                        "symbols",
                        List.of("C"),
                        "pairs",
                        List.of(List.of(1, 9)));
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(hostile));
    }
}
