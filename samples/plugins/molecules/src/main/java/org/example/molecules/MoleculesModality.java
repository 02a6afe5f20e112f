package org.example.molecules;

import dev.noema.wiring.Modality;
import dev.noema.wiring.PartBinder;
import org.example.molecules.codec.Notation;
import org.example.molecules.data.MoleculesData;
import org.example.molecules.data.MoleculesOptions;
import org.example.molecules.latent.PropertyTermFactory;
import org.example.molecules.latent.PropertyTermOptions;

/** The parts of this plug-in by the ids that configurations name; found by ServiceLoader. */
public final class MoleculesModality implements Modality {

    @Override
    public String id() {
        return "molecules";
    }

    @Override
    public void configure(PartBinder parts) {
        parts.dataType("molecules.smiles", MoleculesOptions.class)
                .toInstance(new MoleculesData(Notation.SMILES));
        parts.dataType("molecules.selfies", MoleculesOptions.class)
                .toInstance(new MoleculesData(Notation.SELFIES));
        parts.objectiveTerm("molecules.properties", PropertyTermOptions.class)
                .toInstance(new PropertyTermFactory());
    }
}
