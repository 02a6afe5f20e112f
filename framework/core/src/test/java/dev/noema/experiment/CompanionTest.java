package dev.noema.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import dev.noema.export.BundleExporter;
import dev.noema.export.ExportGraph;
import dev.noema.export.ExportRequest;
import dev.noema.likelihood.Bernoulli;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.onnx.Format;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.serving.Bundle;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.spi.Companion;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionTest {

    private static final GenerativeModel.About ABOUT =
            new GenerativeModel.About("pairs", "pairs", Map.of(), List.of(2L), 2, List.of());

    /** The means of pairs of neighbours in rows of any length: {@code (batch, time - 1)}. */
    private static final Companion MEANS =
            new Companion(
                    List.of(
                            new Companion.Input(
                                    "row",
                                    List.of(Dimension.BATCH, Dimension.named("length")),
                                    -1,
                                    1)),
                    Map.of("length", 24L),
                    (inputs, pass) -> {
                        NDArray row = inputs.get("row");
                        return Map.of("x", row.get(":, 1:").add(row.get(":, :-1")).div(2));
                    });

    /** A property of a code, by weights that were trained elsewhere. */
    private static final Companion PROPERTY =
            new Companion(
                            List.of(
                                    new Companion.Input(
                                            "z", List.of(Dimension.BATCH, Dimension.of(2)), -3, 3)),
                            Map.of(),
                            (inputs, pass) ->
                                    Map.of(
                                            "property",
                                            inputs.get("z")
                                                    .matMul(
                                                            pass.parameter(
                                                                    "weight",
                                                                    new Shape(2, 1),
                                                                    Initializer.ZEROS))))
                    .with(Map.of("weight", new FloatTensor(new float[] {2, -1}, 2, 1)))
                    .within("property");

    private static TrainedModel model() {
        Model parts =
                new Model(
                        (batch, pass) -> new DiagonalGaussian(batch.x(), batch.x().mul(0)),
                        (z, given, pass) -> Parameters.of(Bernoulli.LOGITS, z),
                        new StandardNormal(2),
                        new Bernoulli());
        Map<String, Companion> companions = new LinkedHashMap<>();
        companions.put("means", MEANS);
        companions.put("property", PROPERTY);
        return new TrainedModel(
                ABOUT,
                new TracedModel(parts, Conditioning.NONE, new Shape(2), 2),
                new LinkedHashMap<>(PROPERTY.weights()),
                companions,
                Device.cpu());
    }

    private static void export(TrainedModel model, Path folder) {
        List<ExportGraph> graphs =
                model.graphs().stream()
                        .map(
                                name ->
                                        new ExportGraph(
                                                name,
                                                model.program(name),
                                                (inputs, scheduled) ->
                                                        model.run(name, null, inputs, scheduled),
                                                (inputs, scheduled) ->
                                                        model.run(name, null, inputs, scheduled),
                                                Optional.ofNullable(model.companions().get(name))))
                        .toList();
        BundleExporter.export(
                new ExportRequest(
                        ABOUT,
                        "pairs",
                        "bernoulli",
                        "standard-normal",
                        graphs,
                        model::weight,
                        Format.DEFAULT,
                        0,
                        1,
                        "",
                        ""),
                folder);
    }

    @Test
    void goesAlongIntoTheBundle(@TempDir Path folder) {
        try (TrainedModel model = model()) {
            export(model, folder.resolve("bundle"));
            try (Bundle bundle = Bundle.open(folder.resolve("bundle"))) {
                assertEquals(
                        List.of("encoder", "decoder", "sampler", "means", "property"),
                        bundle.graphs());
                for (GenerativeModel either : List.of(model, bundle)) {
                    Tensor row = new FloatTensor(new float[] {1, 3, 5, 0, 2, 2}, 2, 3);
                    assertEqual(
                            new FloatTensor(new float[] {2, 4, 1, 2}, 2, 2),
                            either.run("means", Map.of("row", row)).get("x"));
                    Tensor z = new FloatTensor(new float[] {1, 0, 1, 1}, 2, 2);
                    assertEqual(
                            new FloatTensor(new float[] {2, 1}, 2, 1),
                            either.run("property", Map.of("z", z)).get("property"));
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> either.run("vocoder", Map.of("x", row)));
                }
            }
        }
    }

    private static void assertEqual(FloatTensor wanted, Tensor got) {
        assertArrayEquals(wanted.shape(), got.shape());
        assertArrayEquals(wanted.values(), ((FloatTensor) got).values(), 1e-6f);
    }
}
