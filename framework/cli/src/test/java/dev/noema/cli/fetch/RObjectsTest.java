package dev.noema.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a database that {@code texts.py} wrote by the manual, one string of it in Latin-1. */
class RObjectsTest {

    private static byte[] database() throws IOException {
        try (InputStream bytes = RObjectsTest.class.getResourceAsStream("texts.rdb")) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void readsVectorsInTheirOrder() throws IOException {
        assertEquals(
                List.of(
                        List.of("EMMA", "", "By Jane Austen"),
                        List.of("Ch\u00e2teau", "d\u00e9j\u00e0 vu")),
                RObjects.read("texts", database()));
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        byte[] whole = database();
        for (int length : new int[] {1, 4, 10, 60, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length));
        }
        byte[] huge = whole.clone();
        huge[0] = 0x7f;
        refused(huge);
        byte[] changed = whole.clone();
        changed[whole.length - 1] ^= 1;
        refused(changed);
    }

    private static void refused(byte[] bytes) {
        FetchException e = assertThrows(FetchException.class, () -> RObjects.read("texts", bytes));
        assertEquals("texts: is no database of R's character vectors", e.getMessage());
    }
}
