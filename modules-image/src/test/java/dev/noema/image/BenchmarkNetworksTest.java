package dev.noema.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.image.decoder.ConvDecoderFactory;
import dev.noema.image.decoder.ConvDecoderOptions;
import dev.noema.image.decoder.MlpDecoderFactory;
import dev.noema.image.decoder.Upsample;
import dev.noema.image.encoder.ConvEncoderFactory;
import dev.noema.image.encoder.ConvEncoderOptions;
import dev.noema.image.encoder.MlpEncoderFactory;
import dev.noema.image.latent.CodeLayout;
import dev.noema.likelihood.BernoulliFactory;
import dev.noema.likelihood.BernoulliOptions;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.nn.Activation;
import dev.noema.nn.MlpOptions;
import dev.noema.nn.Normalization;
import dev.noema.prior.StandardNormal;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Model;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.trace.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The networks that are timed against PyTorch are the same ones: same parameters, same layers. */
class BenchmarkNetworksTest {

    private static final Set<String> LAYERS =
            Set.of(
                    "linear",
                    "convolution2d",
                    "convolutionTranspose2d",
                    "resizeNearest2d",
                    "batchNorm",
                    "relu",
                    "leakyRelu");

    private static final MlpOptions MLP =
            new MlpOptions(List.of(400), Activation.RELU, Normalization.NONE, 0);

    @Test
    void mlp() {
        PartContext context = context(20, 1, 28);
        assertNetworks(
                new MlpEncoderFactory().create(MLP, context),
                330_040,
                Map.of("linear", 2L, "relu", 1L),
                new MlpDecoderFactory().create(MLP, context),
                322_784,
                Map.of("linear", 2L, "relu", 1L),
                context);
    }

    @Test
    void conv28() {
        PartContext context = context(20, 1, 28);
        ConvDecoderOptions decoder =
                new ConvDecoderOptions(
                        List.of(64, 32),
                        Upsample.TRANSPOSED,
                        Optional.empty(),
                        Normalization.BATCH,
                        Activation.RELU,
                        0,
                        List.of(),
                        CodeLayout.VECTOR);
        assertNetworks(
                new ConvEncoderFactory().create(ConvEncoderOptions.defaults(), context),
                159_048,
                Map.of("convolution2d", 2L, "batchNorm", 2L, "relu", 2L, "linear", 1L),
                new ConvDecoderFactory().create(decoder, context),
                99_233,
                Map.of("linear", 1L, "convolutionTranspose2d", 2L, "batchNorm", 1L, "relu", 1L),
                context);
    }

    @Test
    void conv64() {
        PartContext context = context(64, 3, 64);
        ConvEncoderOptions encoder =
                new ConvEncoderOptions(
                        List.of(32, 64, 128, 256),
                        4,
                        List.of(2),
                        Normalization.BATCH,
                        Activation.LEAKY_RELU,
                        0,
                        List.of(),
                        Optional.empty(),
                        CodeLayout.VECTOR);
        ConvDecoderOptions decoder =
                new ConvDecoderOptions(
                        List.of(256, 128, 64, 32),
                        Upsample.NEAREST,
                        Optional.empty(),
                        Normalization.BATCH,
                        Activation.LEAKY_RELU,
                        0,
                        List.of(),
                        CodeLayout.VECTOR);
        assertNetworks(
                new ConvEncoderFactory().create(encoder, context),
                1_215_520,
                Map.of("convolution2d", 4L, "batchNorm", 4L, "leakyRelu", 4L, "linear", 1L),
                new ConvDecoderFactory().create(decoder, context),
                664_163,
                Map.of(
                        "linear", 1L,
                        "resizeNearest2d", 4L,
                        "convolution2d", 5L,
                        "batchNorm", 4L,
                        "leakyRelu", 4L),
                context);
    }

    private static PartContext context(int latent, long channels, long size) {
        Shape event = new Shape(channels, size, size);
        return new PartContext(event, latent, 0, List.of(new ParameterSpec("logits", event)));
    }

    private static void assertNetworks(
            Encoder encoder,
            long encoderParameters,
            Map<String, Long> encoderLayers,
            Decoder decoder,
            long decoderParameters,
            Map<String, Long> decoderLayers,
            PartContext context) {
        Likelihood likelihood = new BernoulliFactory().create(BernoulliOptions.defaults(), context);
        Model parts = new Model(encoder, decoder, new StandardNormal(context.latent()), likelihood);
        try (TracedModel model =
                new TracedModel(parts, Conditioning.NONE, context.event(), context.latent())) {
            assertEquals(encoderLayers, layers(model.encoder()));
            assertEquals(decoderLayers, layers(model.decoder()));
            assertEquals(encoderParameters, numbers(model, "encoder/"));
            assertEquals(decoderParameters, numbers(model, "decoder/"));
        }
    }

    private static long numbers(TracedModel model, String scope) {
        return model.weights().parameters().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(scope))
                .map(Map.Entry::getValue)
                .mapToLong(NDArray::size)
                .sum();
    }

    private static Map<String, Long> layers(Program program) {
        return program.steps().stream()
                .map(step -> step.operation().name())
                .filter(LAYERS::contains)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
