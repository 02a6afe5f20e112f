package org.example.molecules.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;
import java.util.List;
import java.util.Map;

class SmilesCodecTest implements CodecContract {

    @Override
    public Codec codec() {
        return new MoleculesCodec();
    }

    @Override
    public Map<String, Object> preprocessing() {
        List<String> symbols = List.of("C", "Cl", "O", "(", ")", "=");
        return new Vocabulary(Notation.SMILES, symbols, List.of(new Vocabulary.Pair(1, 1))).toMap();
    }

    @Override
    public Tensor items() {
        return new LongTensor(new long[] {7, 4, 6, 3, 5, 2, 0, 7, 2, 0, 0, 0, 0, 0}, 2, 7);
    }
}
