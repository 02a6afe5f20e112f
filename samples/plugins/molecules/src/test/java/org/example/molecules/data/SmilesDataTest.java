package org.example.molecules.data;

import dev.noema.data.DataType;
import dev.noema.testkit.contract.DataTypeContract;
import java.util.List;
import java.util.Map;
import org.example.molecules.chemistry.Property;
import org.example.molecules.codec.Notation;

class SmilesDataTest implements DataTypeContract<MoleculesOptions> {

    @Override
    public DataType<MoleculesOptions> dataType() {
        return new MoleculesData(Notation.SMILES);
    }

    @Override
    public MoleculesOptions options() {
        return of(MoleculeLines.BUILTIN);
    }

    @Override
    public Map<String, MoleculesOptions> broken() {
        return Map.of("missing.smi", of("missing.smi"), "pom.xml", of("pom.xml"));
    }

    private static MoleculesOptions of(String source) {
        return new MoleculesOptions(
                source, 300, 20, List.of(Property.LOGP, Property.QED), 40, 0.1, 0.1);
    }
}
