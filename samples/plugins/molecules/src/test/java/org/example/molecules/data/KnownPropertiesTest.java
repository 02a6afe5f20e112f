package org.example.molecules.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;
import org.example.molecules.chemistry.Property;
import org.example.molecules.codec.PropertyScale;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {

    private static final List<String> SMILES = List.of("CCO", "CCCCO", "c1ccccc1", "CCN", "C(");

    private final KnownProperties known =
            KnownProperties.of(
                    List.of(Property.WEIGHT, Property.LOGP),
                    SMILES::get,
                    new int[] {0, 1},
                    new int[] {2, 4});

    private float[] row(int item) {
        float[] row = new float[3];
        known.put(item, row, 1);
        return row;
    }

    @Test
    void thoseLearnedFromHaveMeanZeroAndDeviationOne() {
        assertEquals(-1, row(0)[1], 1e-6);
        assertEquals(1, row(1)[1], 1e-6);
        PropertyScale weight = known.scales().get(0);
        double benzene = Properties.of(Molecule.of("c1ccccc1").orElseThrow()).weight();
        assertEquals(benzene, weight.mean() + weight.deviation() * row(2)[1], 1e-4);
    }

    @Test
    void whatIsNotToldAndWhatIsNoMoleculeIsNotKnown() {
        assertEquals(Float.NaN, row(3)[1]);
        assertEquals(Float.NaN, row(4)[2]);
        assertEquals(0, row(4)[0]);
    }

    @Test
    void aBundleKeepsTheScales() {
        assertEquals(known.scales(), PropertyScale.of(PropertyScale.toMap(known.scales())));
    }
}
