package org.example.molecules.chemistry;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openscience.cdk.depict.DepictionGenerator;
import org.openscience.cdk.exception.CDKException;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;

/** Draws molecules. */
public final class Depiction {

    private static final int SIZE = 220;

    private Depiction() {}

    /**
     * A PNG of molecules side by side; the place of a text that is no molecule stays empty.
     *
     * @param columns how many stand in a row
     */
    public static byte[] grid(List<String> smiles, int columns) throws IOException {
        List<IAtomContainer> molecules = new ArrayList<>();
        for (String each : smiles) {
            molecules.add(
                    Molecule.of(each)
                            .map(Molecule::atoms)
                            .orElseGet(SilentChemObjectBuilder.getInstance()::newAtomContainer));
        }
        int rows = (molecules.size() + columns - 1) / columns;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            new DepictionGenerator()
                    .withSize(SIZE, SIZE)
                    .withFillToFit()
                    .withPadding(6)
                    .withAtomColors()
                    .withBackgroundColor(Color.WHITE)
                    .depict(molecules, rows, columns)
                    .writeTo(org.openscience.cdk.depict.Depiction.PNG_FMT, png);
        } catch (CDKException e) {
            throw new IOException("the molecules cannot be drawn: " + e.getMessage(), e);
        }
        return png.toByteArray();
    }
}
