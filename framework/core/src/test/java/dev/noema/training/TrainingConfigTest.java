package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.checkpoint.KeepPolicy;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigException;
import dev.noema.config.PartCatalog;
import dev.noema.config.PartEntry;
import dev.noema.schedule.Span;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.optimizer.CommonOptions;
import dev.noema.training.optimizer.Sgd;
import dev.noema.training.schedule.CosineRate;
import dev.noema.training.schedule.LearningRate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingConfigTest {

    private static final ConfigBinder BINDER = new ConfigBinder(new NoParts());

    @Test
    void everyOptionHasADefault() {
        assertEquals(TrainingConfig.defaults(), bind("{}"));
    }

    @Test
    void bindsEveryOption() {
        TrainingConfig config =
                bind(
                        """
                        budget: 20000 steps
                        batch: 64
                        accumulate: 2
                        optimizer:
                          type: sgd
                          learning-rate: {type: cosine, from: 1e-2, to: 1e-4, warm-up: 200 steps}
                          clip-norm: 100
                          ema: 0.999
                          momentum: 0.8
                          nesterov: true
                        precision: bf16
                        device: cuda
                        threads: 3
                        checkpoint: {every: 500 steps, keep: {best: 2, last: 3}, monitor: validation.loss}
                        early-stopping: {patience: 4, minimum-delta: 0.5}
                        validation: {every: 50%, items: 100}
                        previews: {every: 2 epochs, items: 9}
                        eager: true
                        """);
        LearningRate rate = new CosineRate(1e-2, 1e-4, Span.parse("200 steps"));
        assertEquals(
                new TrainingConfig(
                        Span.parse("20000 steps"),
                        64,
                        2,
                        new Sgd(new CommonOptions(rate, 100, 0.999), 0.8, 0, 0, true),
                        Precision.BF16,
                        DeviceChoice.CUDA,
                        3,
                        AggressiveEncoder.defaults(),
                        new CheckpointConfig(
                                Span.parse("500 steps"), new KeepPolicy(2, 3), "validation.loss"),
                        new EarlyStopping(4, 0.5),
                        new ValidationConfig(Span.parse("50%"), 100),
                        new PreviewConfig(Span.parse("2 epochs"), 9),
                        true),
                config);
    }

    @Test
    void aPlainNumberIsAConstantRate() {
        Adam adam = (Adam) bind("optimizer: {type: adam, learning-rate: 2e-3}").optimizer();
        assertEquals(LearningRate.constant(2e-3), adam.common().learningRate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw", "adamax", "rmsprop", "sgd"})
    void everyOptimizerHasAnIdAndDefaults(String type) {
        String name = bind("optimizer: " + type).optimizer().getClass().getSimpleName();
        assertEquals(type, name.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "linear", "cosine", "step", "one-cycle"})
    void everyScheduleHasAnIdAndDefaults(String type) {
        bind("optimizer: {type: adam, learning-rate: {type: " + type + ", warm-up: 5%}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "budget: 50%; budget: is 50%; allowed are epochs, steps or minutes",
                "budget: 0 steps; budget: is 0; allowed is a number above 0",
                "checkpoint: {every: 5 minutes}; checkpoint.every: is 5 minutes; allowed are epochs",
                "checkpoint: {monitor: elbo}; checkpoint.monitor: is \"elbo\"; validation.elbo",
                "checkpoint: {keep: {last: 0}}; checkpoint.keep.last: is 0; at least 1",
                "batch: 0; batch: is 0; at least 1",
                "optimizer: {type: adam, ema: 1}; optimizer.ema: is 1; from 0 to below 1",
                "optimizer: adma; \"adma\" is not known; adam",
                "optimizer: {type: adam, learning-rate: fast}; is \"fast\"; cosine",
                "early-stopping: {patience: -1}; early-stopping.patience: is -1; at least 0",
                "validation: {every: 0%}; validation.every: is 0; above 0",
                "precision: fp16; fp16; float32",
            })
    void refusesInOneLine(String yaml, String wrong, String allowed) {
        String message = assertThrows(ConfigException.class, () -> bind(yaml)).getMessage();
        assertTrue(message.contains(wrong) && message.contains(allowed), message);
        assertEquals(1, message.strip().lines().count(), message);
    }

    private static TrainingConfig bind(String yaml) {
        return BINDER.bind(TrainingConfig.class, "test.yaml", yaml, List.of()).value();
    }

    private record NoParts() implements PartCatalog {
        @Override
        public List<PartEntry> parts(Class<?> kind) {
            return List.of();
        }

        @Override
        public Optional<String> moduleOf(String id) {
            return Optional.empty();
        }
    }
}
