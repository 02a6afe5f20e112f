package org.example.molecules.data;

import dev.noema.data.DataType;
import dev.noema.testkit.contract.DataTypeContract;
import java.util.List;
import java.util.Map;
import org.example.molecules.codec.Notation;

class SelfiesDataTest implements DataTypeContract<MoleculesOptions> {

    @Override
    public DataType<MoleculesOptions> dataType() {
        return new MoleculesData(Notation.SELFIES);
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
        return new MoleculesOptions(source, 200, 0, List.of(), 0, 0.1, 0.1);
    }
}
