package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.Bernoulli;
import dev.noema.oracle.Compiled;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.prior.StandardNormal;
import dev.noema.spi.Batch;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledElboTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void lossAndWeights(int samples) {
        ElboOptions options = new ElboOptions(BetaSchedule.parse("0.5"), 0.1, samples, List.of());
        Elbo elbo =
                new ElboFactory((part, context) -> null)
                        .create(options, new PartContext(new Shape(2), 2, 0, List.of()));
        assertEquals(Map.of(), elbo.schedules());
        Map<String, Shape> inputs = Map.of("x", new Shape(2), "code", new Shape(2));
        Compiled.agrees(
                true,
                inputs,
                (pass, arrays) -> {
                    Model model =
                            new Model(
                                    (batch, own) ->
                                            new DiagonalGaussian(
                                                    batch.get("code").orElseThrow(), batch.x()),
                                    (z, given, own) -> Parameters.of("logits", z.mul(3)),
                                    new StandardNormal(2),
                                    new Bernoulli());
                    LossTerms terms = elbo.loss(new Batch(arrays), model, pass);
                    Map<String, NDArray> outputs = new LinkedHashMap<>(terms.terms());
                    outputs.put("loss", terms.loss());
                    outputs.put("divergence", terms.divergence());
                    outputs.put(
                            "weight",
                            ImportanceWeighting.logWeights(
                                    new Batch(arrays), model, pass.scope("weight")));
                    return outputs;
                });
    }
}
