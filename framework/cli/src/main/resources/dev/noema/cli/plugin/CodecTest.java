package @package@;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.testkit.contract.CodecContract;

class @Name@CodecTest implements CodecContract {

    @Override
    public Codec codec() {
        return new @Name@Codec();
    }

    @Override
    public Tensor items() {
        return new FloatTensor(new float[] {0.5f, -1, 2.25f, 3, 0, 1e-3f}, 2, 3);
    }
}
