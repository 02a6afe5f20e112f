package org.example.molecules.codec;

import dev.noema.serving.Codec;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;
import java.util.List;
import java.util.Map;

class SelfiesCodecTest implements CodecContract {

    @Override
    public Codec codec() {
        return new MoleculesCodec();
    }

    @Override
    public Map<String, Object> preprocessing() {
        return new Vocabulary(Notation.SELFIES, List.of("[C]", "[=O]", "[Cl]"), List.of()).toMap();
    }

    @Override
    public Tensor items() {
        return new LongTensor(new long[] {1, 1, 2, 0, 1, 3, 0, 0}, 2, 4);
    }
}
