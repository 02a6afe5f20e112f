package dev.noema.testkit.contract;

import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.BernoulliFactory;
import dev.noema.likelihood.BernoulliOptions;
import dev.noema.likelihood.GaussianFactory;
import dev.noema.likelihood.GaussianOptions;
import dev.noema.likelihood.LaplaceFactory;
import dev.noema.likelihood.LaplaceOptions;
import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import java.util.List;
import org.junit.jupiter.api.Nested;

class CoreLikelihoodsTest {

    private static final Shape EVENT = new Shape(2, 3, 4);
    private static final PartContext CONTEXT = new PartContext(EVENT, 2, 0, List.of());

    private interface OnSmallPictures extends LikelihoodContract {
        @Override
        default Shape event() {
            return EVENT;
        }
    }

    @Nested
    class Bernoulli implements OnSmallPictures {
        @Override
        public Likelihood likelihood() {
            return new BernoulliFactory().create(BernoulliOptions.defaults(), CONTEXT);
        }
    }

    @Nested
    class GaussianOfEachElement implements OnSmallPictures {
        @Override
        public Likelihood likelihood() {
            GaussianOptions options = new GaussianOptions(GaussianOptions.Variance.ELEMENT, 0.01);
            return new GaussianFactory().create(options, CONTEXT);
        }
    }

    @Nested
    class GaussianOfOneVariance implements OnSmallPictures {
        @Override
        public Likelihood likelihood() {
            GaussianOptions options = new GaussianOptions(GaussianOptions.Variance.SHARED, 0.01);
            return new GaussianFactory().create(options, CONTEXT);
        }
    }

    @Nested
    class Laplace implements OnSmallPictures {
        @Override
        public Likelihood likelihood() {
            return new LaplaceFactory().create(LaplaceOptions.defaults(), CONTEXT);
        }
    }
}
