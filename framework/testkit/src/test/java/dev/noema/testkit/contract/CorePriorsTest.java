package dev.noema.testkit.contract;

import ai.djl.ndarray.types.Shape;
import dev.noema.prior.ConditionalNormalFactory;
import dev.noema.prior.ConditionalNormalOptions;
import dev.noema.prior.StandardNormalFactory;
import dev.noema.prior.StandardNormalOptions;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import java.util.List;
import org.junit.jupiter.api.Nested;

class CorePriorsTest {

    private static PartContext context(int condition) {
        Shape event = new Shape(5);
        return new PartContext(event, 3, condition, List.of(new ParameterSpec("mean", event)));
    }

    @Nested
    class StandardNormal implements PriorContract {
        @Override
        public PartContext context() {
            return CorePriorsTest.context(0);
        }

        @Override
        public Prior prior() {
            return new StandardNormalFactory().create(StandardNormalOptions.defaults(), context());
        }
    }

    @Nested
    class ConditionalNormal implements PriorContract {
        @Override
        public PartContext context() {
            return CorePriorsTest.context(4);
        }

        @Override
        public Prior prior() {
            ConditionalNormalOptions options = new ConditionalNormalOptions(List.of(6));
            return new ConditionalNormalFactory().create(options, context());
        }
    }
}
