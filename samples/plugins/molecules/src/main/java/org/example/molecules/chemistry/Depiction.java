package org.example.molecules.chemistry;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;

/** Draws molecules. */
public final class Depiction {

    private static final int SIZE = 200;
    private static final int MARGIN = 8;

    private Depiction() {}

    /**
     * A PNG of molecules side by side, 200 pixels each way; the place of a text that is no molecule
     * stays empty.
     *
     * @param columns how many stand in a row
     */
    public static byte[] grid(List<String> smiles, int columns) throws IOException {
        int rows = (smiles.size() + columns - 1) / columns;
        BufferedImage grid =
                new BufferedImage(columns * SIZE, rows * SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = grid.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, grid.getWidth(), grid.getHeight());
        DepictionGenerator generator =
                new DepictionGenerator()
                        .withSize(SIZE - 2.0 * MARGIN, SIZE - 2.0 * MARGIN)
                        .withFillToFit()
                        .withAtomColors()
                        .withBackgroundColor(Color.WHITE);
        for (int item = 0; item < smiles.size(); item++) {
            Optional<Molecule> molecule = Molecule.of(smiles.get(item));
            if (molecule.isPresent()) {
                BufferedImage drawn = image(generator, molecule.get());
                int left = item % columns * SIZE + (SIZE - drawn.getWidth()) / 2;
                int top = item / columns * SIZE + (SIZE - drawn.getHeight()) / 2;
                canvas.drawImage(drawn, left, top, null);
            }
        }
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(grid, "png", png);
        return png.toByteArray();
    }

    private static BufferedImage image(DepictionGenerator generator, Molecule molecule)
            throws IOException {
        try {
            return generator.depict(molecule.atoms()).toImg();
        } catch (CDKException e) {
            throw new IOException(molecule.canonical() + " cannot be drawn: " + e.getMessage(), e);
        }
    }
}
