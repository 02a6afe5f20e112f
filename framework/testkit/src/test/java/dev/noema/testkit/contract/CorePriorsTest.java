package dev.noema.testkit.contract;

import ai.djl.ndarray.types.Shape;
import dev.noema.prior.AutoregressiveFactory;
import dev.noema.prior.AutoregressiveOptions;
import dev.noema.prior.ConditionalNormalFactory;
import dev.noema.prior.ConditionalNormalOptions;
import dev.noema.prior.StandardNormalFactory;
import dev.noema.prior.StandardNormalOptions;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import dev.noema.training.CodeDescent;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    @Nested
    class Autoregressive implements PriorContract {

        private final Map<String, FloatTensor> fitted = fitted();

        @Override
        public PartContext context() {
            return CorePriorsTest.context(0);
        }

        @Override
        public Prior prior() {
            return autoregressive().restore(fitted);
        }
    }

    @Nested
    class AutoregressiveUntilFitted implements PriorContract {
        @Override
        public PartContext context() {
            return CorePriorsTest.context(0);
        }

        @Override
        public Prior prior() {
            return autoregressive();
        }
    }

    private static dev.noema.prior.Autoregressive autoregressive() {
        return new AutoregressiveFactory(new CodeDescent())
                .create(new AutoregressiveOptions(3, 4, 2, 2), context(0));
    }

    private static Map<String, FloatTensor> fitted() {
        Random random = new Random(3);
        float[] codes = new float[300];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (float) random.nextGaussian();
        }
        return autoregressive().refit(codes, 100, 3, 1).arrays();
    }
}
