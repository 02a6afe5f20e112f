package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.Sequence;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Parts with one fault each fail the tests that are there for it. */
class ContractsSeeFaultsTest {

    private static final Shape EVENT = new Shape(4);
    private static final PartContext CONTEXT =
            new PartContext(EVENT, 2, 0, List.of(new ParameterSpec("mean", EVENT)));

    @Test
    void seeWhatNoGradientReaches() {
        assertEquals(Set.of("sendsGradientsToEachParameter()"), failures(DeadEnd.class));
    }

    @Test
    void seeItemsThatDependOnEachOther() {
        assertEquals(Set.of("treatsABatchOfOneAsAnyOther()"), failures(Mixing.class));
    }

    @Test
    void seeAWrongDivergence() {
        assertEquals(Set.of("divergesAsItsDensitySays()"), failures(WrongDensity.class));
    }

    @Test
    void seePaddingThatCounts() {
        assertEquals(Set.of("isTheSameWhateverThePadding()"), failures(SeesPadding.class));
    }

    @Test
    void seeElementsThatAreOverlooked() {
        assertEquals(Set.of("dependsOnEachElement()"), failures(SeesTheFirst.class));
    }

    private static Set<String> failures(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .collect(Collectors.toSet());
    }

    private static DiagonalGaussian posterior(NDArray features, Pass pass) {
        return new DiagonalGaussian(
                new Dense(2).apply("mean", features, pass),
                new Dense(2).apply("log_variance", features, pass));
    }

    private interface Faulty extends EncoderContract {
        @Override
        default PartContext context() {
            return CONTEXT;
        }
    }

    static class DeadEnd implements Faulty {
        @Override
        public Encoder encoder() {
            return (batch, pass) -> {
                NDArray features = new Dense(3).apply("hidden", batch.x(), pass);
                return posterior(features.stopGradient(), pass);
            };
        }
    }

    static class Mixing implements Faulty {
        @Override
        public Encoder encoder() {
            return (batch, pass) ->
                    posterior(batch.x().sub(batch.x().mean(new int[] {0}, true)), pass);
        }
    }

    private interface FaultySequences extends SequenceEncoderContract {
        @Override
        default PartContext context() {
            return new PartContext(new Shape(-1, 4), 2, 0, List.of(), new Sequence(9, 0, -1));
        }
    }

    static class SeesPadding implements FaultySequences {
        @Override
        public Encoder encoder() {
            return (batch, pass) -> posterior(batch.x().mean(new int[] {1}), pass);
        }
    }

    static class SeesTheFirst implements FaultySequences {
        @Override
        public Encoder encoder() {
            return (batch, pass) -> posterior(batch.x().get(":, 0"), pass);
        }
    }

    static class WrongDensity implements PriorContract {
        @Override
        public PartContext context() {
            return CONTEXT;
        }

        @Override
        public Prior prior() {
            return new Prior() {
                private final Prior right = new StandardNormal(2);

                @Override
                public NDArray logProbability(NDArray z, Batch given, Pass pass) {
                    return right.logProbability(z, given, pass).sub(1);
                }

                @Override
                public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
                    return right.sample(count, given, temperature, pass);
                }

                @Override
                public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
                    return right.divergence(posterior, z, given, pass);
                }
            };
        }
    }
}
