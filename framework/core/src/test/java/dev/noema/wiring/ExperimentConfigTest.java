package dev.noema.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigException;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Mutations;
import dev.noema.objective.BetaSchedule;
import dev.noema.objective.ElboOptions;
import dev.noema.schedule.Span;
import dev.noema.spi.Option;
import dev.noema.training.TrainingConfig;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.schedule.ConstantRate;
import dev.noema.training.schedule.CosineRate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Binds whole experiments, with the core's parts and stand-ins for those of a modality. */
class ExperimentConfigTest {

    enum Binarize {
        NONE,
        DYNAMIC
    }

    record Files(@Option("where") String source, @Option("how") Binarize binarize) {}

    record Network(@Option("widths") List<Integer> widths) {}

    /** Parts that are bound, but never made. */
    static final class Pictures implements Modality {
        @Override
        public String id() {
            return "pictures";
        }

        @Override
        public void configure(PartBinder parts) {
            parts.dataType("image.idx", Files.class).toInstance((options, place) -> null);
            parts.encoder("image.conv", Network.class).toInstance((options, context) -> null);
            parts.decoder("image.conv", Network.class).toInstance((options, context) -> null);
        }
    }

    private static final String DIGITS =
            """
            name: digits
            seed: 42
            data: {type: image.idx, source: builtin:digits, binarize: dynamic}
            model:
              latent: 32
              encoder: {type: image.conv, widths: [32, 64]}
              decoder: {type: image.conv, widths: [64, 32]}
              prior: {type: standard-normal}
              likelihood: {type: bernoulli}
            objective: {type: elbo, beta: {type: linear, from: 0, to: 1, over: 1 epoch}, free-bits: 0.0}
            training:
              budget: 10 epochs
              batch: 128
              optimizer: {type: adam, learning-rate: {type: cosine, from: 1e-3, warm-up: 200 steps}, clip-norm: 100, ema: 0.999}
              precision: auto
              device: auto
              checkpoint: {every: 1 epoch, keep: {best: 1, last: 2}, monitor: validation.elbo}
            evaluation: {importance-samples: 500}
            """;

    private final ConfigBinder binder =
            new ConfigBinder(Catalog.of(List.of(new CoreModality(), new Pictures())));

    private ExperimentConfig bind(String text, String... settings) {
        return binder.bind(ExperimentConfig.class, "digits.yaml", text, List.of(settings)).value();
    }

    @Test
    void bindsAnExperiment() {
        ExperimentConfig config = bind(DIGITS);
        ElboOptions elbo = (ElboOptions) config.objective().options();
        assertEquals(new BetaSchedule.Linear(0, 1, Span.parse("1 epoch")), elbo.beta());
        Adam adam = (Adam) config.training().optimizer();
        assertEquals(
                new CosineRate(1e-3, 0, Span.parse("200 steps")), adam.common().learningRate());
        assertEquals(100, adam.common().clipNorm());
        assertEquals(2, config.training().checkpoint().keep().last());
        assertEquals(new Network(List.of(64, 32)), config.model().decoder().options());
        assertEquals(500, config.evaluation().importanceSamples());
    }

    @Test
    void readsBackWhatItWrites() {
        ExperimentConfig config = bind(DIGITS, "training.optimizer.learning-rate=2e-3");
        assertEquals(config, bind(binder.resolve(config).yaml()));
    }

    @Test
    void needsLittle() {
        ExperimentConfig config =
                bind(
                        """
                        name: small
                        data: {type: image.idx, source: a, binarize: none}
                        model:
                          encoder: {type: image.conv, widths: [8]}
                          decoder: {type: image.conv, widths: [8]}
                          likelihood: bernoulli
                        """,
                        "training.optimizer.clip-norm=10",
                        "training.optimizer.learning-rate=0.01",
                        "objective.beta=4");
        Adam adam = (Adam) config.training().optimizer();
        assertEquals(10, adam.common().clipNorm());
        assertEquals(new ConstantRate(0.01, Span.parse("0 steps")), adam.common().learningRate());
        assertEquals(TrainingConfig.defaults().budget(), config.training().budget());
        assertEquals("standard-normal", config.model().prior().type());
        assertEquals(
                new BetaSchedule.Constant(4), ((ElboOptions) config.objective().options()).beta());
    }

    @Test
    void tellsWhereAnExperimentIsWrong() {
        String text =
                DIGITS.replace("name: digits", "name: ../digits")
                        .replace("bernoulli", "bernouli")
                        .replace("10 epochs", "10 parsecs")
                        .replace("ema: 0.999", "ema: 1")
                        .replace("every: 1 epoch", "every: 5 minutes")
                        .replace("free-bits: 0.0", "free-bits: -1");
        ConfigException e = assertThrows(ConfigException.class, () -> bind(text));
        assertEquals(
                """
                digits.yaml:9: model.likelihood.type: "bernouli" is no known likelihood; known are bernoulli, categorical, gaussian, laplace; did you mean "bernoulli"
                digits.yaml:10: objective.free-bits: is -1; allowed is a number at least 0
                digits.yaml:12: training.budget: "10 parsecs" is no span; allowed are a number and epochs, steps, minutes or %, as in "1 epoch", "2000 steps", "10 minutes", "50%"
                digits.yaml:14: training.optimizer.ema: is 1; allowed is a number from 0 to below 1
                digits.yaml:17: training.checkpoint.every: is 5 minutes; allowed are epochs, steps or % of the training""",
                e.getMessage());
        assertEquals(
                "digits.yaml:1: name: is \"../digits\"; allowed are letters, digits, '.', '_' and '-'",
                assertThrows(
                                ConfigException.class,
                                () -> bind(DIGITS.replace("name: digits", "name: ../digits")))
                        .getMessage());
    }

    @Test
    void bindsOrExplainsHoweverItIsSpoilt() {
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            String text = Mutations.spoil(DIGITS, random);
            try {
                ExperimentConfig config = bind(text);
                assertEquals(config, bind(binder.resolve(config).yaml()), text);
            } catch (ConfigException e) {
                Mutations.check(e, text);
            }
        }
    }
}
