package dev.noema.config;

import dev.noema.data.DataType;
import dev.noema.spi.Objective;
import dev.noema.spi.Option;
import dev.noema.spi.Part;
import dev.noema.spi.Summary;
import dev.noema.training.TrainingConfig;
import java.util.Optional;
import java.util.regex.Pattern;

/** Everything that an experiment depends on. */
@Summary("An experiment: data, model, objective, training and evaluation")
public record ExperimentConfig(
        @Option("what the run is called; names its folder") String name,
        @Option("where all randomness starts") long seed,
        @Option("what is learned from") Part<DataType<?>> data,
        @Option("the parts of the variational autoencoder") ModelConfig model,
        @Option("what training minimises") Part<Objective> objective,
        @Option(
                        "a run's folder whose best weights, where they fit, are the first weights of this run")
                Optional<String> initFrom,
        @Option("how the model is trained") TrainingConfig training,
        @Option("what is measured after training") EvaluationConfig evaluation) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public ExperimentConfig {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name is \"" + name + "\"; allowed are letters, digits, '.', '_' and '-'");
        }
    }

    public static ExperimentConfig defaults() {
        return new ExperimentConfig(
                null,
                0,
                null,
                null,
                new Part<>("elbo", null),
                Optional.empty(),
                TrainingConfig.defaults(),
                EvaluationConfig.defaults());
    }
}
