package dev.noema.image.likelihood;

import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.LikelihoodContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class PictureLikelihoodsTest {

    private static PartContext context(Shape event) {
        return new PartContext(event, 2, 0, List.of());
    }

    @Nested
    class Logistic implements LikelihoodContract {
        @Override
        public Shape event() {
            return new Shape(2, 3, 4);
        }

        @Override
        public Likelihood likelihood() {
            return new DiscretizedLogisticFactory()
                    .create(DiscretizedLogisticOptions.defaults(), context(event()));
        }
    }

    @Nested
    class MixtureOfColour implements LikelihoodContract {
        @Override
        public Shape event() {
            return new Shape(3, 4, 3);
        }

        @Override
        public Likelihood likelihood() {
            return new DiscretizedLogisticMixtureFactory()
                    .create(new DiscretizedLogisticMixtureOptions(2), context(event()));
        }
    }
}
