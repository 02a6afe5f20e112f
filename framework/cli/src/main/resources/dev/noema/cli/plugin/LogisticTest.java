package @package@;

import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Likelihood;
import dev.noema.testkit.contract.LikelihoodContract;
import java.util.List;
import java.util.Map;

class LogisticTest implements LikelihoodContract {

    @Override
    public Shape event() {
        return new Shape(2);
    }

    @Override
    public Likelihood likelihood() {
        return new Logistic(0.5);
    }

    @Override
    public List<KnownDensity> known() {
        // SciPy 1.17: logistic.logpdf([0.5, -2], loc=[0, -1], scale=0.5).sum()
        return List.of(
                new KnownDensity(
                        new float[] {0.5f, -2}, Map.of("mean", new float[] {0, -1}), -2.4940850360024998));
    }
}
