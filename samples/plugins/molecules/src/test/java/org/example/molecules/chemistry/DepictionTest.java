package org.example.molecules.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DepictionTest {

    @Test
    void drawsEachMoleculeInItsPlace() throws IOException {
        byte[] png = Depiction.grid(List.of("c1ccccc1O", "no molecule", "CCN", "CCO"), 2);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(picture.getWidth(), picture.getHeight(), 2);
        int half = picture.getWidth() / 2;
        assertTrue(inked(picture, 0, 0, half));
        assertTrue(!inked(picture, half, 0, half));
        assertTrue(inked(picture, 0, half, half));
        assertTrue(inked(picture, half, half, half));
    }

    private static boolean inked(BufferedImage picture, int left, int top, int size) {
        for (int y = top; y < top + size; y++) {
            for (int x = left; x < left + size; x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    return true;
                }
            }
        }
        return false;
    }
}
