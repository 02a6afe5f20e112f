package dev.noema.config;

import dev.noema.spi.Encoder;
import dev.noema.spi.Objective;
import dev.noema.spi.Option;
import dev.noema.spi.Part;
import dev.noema.spi.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration that has every form of option once. */
record SampleConfig(
        @Option("what it is called") String name,
        @Option("where randomness starts") long seed,
        @Option("the encoder") Part<Encoder> encoder,
        @Option("the objective") Part<Objective> objective,
        @Option("the layers") List<Layer> layers,
        @Option("what classes weigh") Map<String, Double> weights,
        @Option("how the step size changes") StepRate rate,
        @Option("how long") Length length,
        @Option(value = "how long for a warning", minimum = 0, maximum = 1)
                Optional<Double> patience,
        @Option("where it runs") Device device,
        @Option("the checkpoints") Checkpoint checkpoint) {

    static SampleConfig defaults() {
        return new SampleConfig(
                null,
                7,
                null,
                new Part<>("elbo", null),
                List.of(new Layer(8, true)),
                Map.of(),
                new ConstantRate(1e-3),
                new Length(10, Length.Unit.EPOCHS),
                Optional.empty(),
                Device.AUTO,
                new Checkpoint(5, Optional.of("elbo")));
    }

    enum Device {
        AUTO,
        CPU,
        CUDA_GPU
    }

    record Layer(
            @Option(value = "how wide", minimum = 1, maximum = 4096) int width,
            @Option("whether it is normalised") boolean normalized) {

        static Layer defaults() {
            return new Layer(16, false);
        }
    }

    record Checkpoint(
            @Option(value = "how many", minimum = 1) int keep,
            @Option("what decides") Optional<String> monitor) {}

    @Summary(
            value = "how long",
            forms = {"10 epochs", "200 steps"})
    record Length(long amount, Unit unit) {

        enum Unit {
            EPOCHS,
            STEPS
        }

        static Length parse(String text) {
            String[] words = text.split(" ", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no length; allowed are 10 epochs, 200 steps");
            }
            return new Length(
                    Long.parseLong(words[0]),
                    Unit.valueOf(words[1].toUpperCase(java.util.Locale.ROOT)));
        }

        @Override
        public String toString() {
            return amount + " " + Text.kebab(unit);
        }
    }

    sealed interface StepRate {
        static StepRate parse(String text) {
            return new ConstantRate(Double.parseDouble(text));
        }
    }

    @Summary("one rate for all steps")
    record ConstantRate(@Option(value = "the rate", minimum = 0) double value)
            implements StepRate {}

    record FallingRate(@Option("the first rate") double from, @Option("the last rate") double to)
            implements StepRate {

        FallingRate {
            if (from < to) {
                throw new IllegalArgumentException(
                        "to is " + to + "; allowed is at most from, " + from);
            }
        }

        static FallingRate defaults() {
            return new FallingRate(1, 0);
        }
    }

    @Summary(value = "many rates in turn", name = "zigzag")
    record Alternating(@Option("the rates") List<StepRate> rates) implements StepRate {}

    @Summary("a stack of dense layers")
    record DenseOptions(@Option(value = "how wide", minimum = 1) List<Integer> widths) {
        static DenseOptions defaults() {
            return new DenseOptions(List.of(500, 500));
        }
    }

    record NoOptions() {}

    /** A catalog of two encoders and an objective. */
    static final class Parts implements PartCatalog {

        @Override
        public List<PartEntry> parts(Class<?> kind) {
            return java.util.stream.Stream.of(
                            new PartEntry(Encoder.class, "dense", DenseOptions.class),
                            new PartEntry(Encoder.class, "image.conv", NoOptions.class),
                            new PartEntry(Objective.class, "elbo", NoOptions.class))
                    .filter(entry -> entry.kind() == kind)
                    .toList();
        }

        @Override
        public Optional<String> moduleOf(String id) {
            return id.startsWith("text.") ? Optional.of("the module noema-text") : Optional.empty();
        }
    }
}
