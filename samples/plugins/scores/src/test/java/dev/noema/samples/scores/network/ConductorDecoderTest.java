package dev.noema.samples.scores.network;

import ai.djl.ndarray.types.Shape;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.Sequence;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.Stepwise;
import dev.noema.testkit.contract.StepwiseContract;
import java.util.List;

class ConductorDecoderTest implements StepwiseContract {

    @Override
    public PartContext context() {
        return new PartContext(
                new Shape(-1),
                3,
                2,
                List.of(new ParameterSpec("logits", new Shape(-1, 7))),
                new Sequence(6, 7, -1),
                new VoiceTokens(
                                List.of(
                                        new VoiceTokens.Range(60, 60),
                                        new VoiceTokens.Range(50, 50)),
                                1,
                                List.of(1, 2))
                        .toMap());
    }

    @Override
    public Stepwise decoder() {
        return new ConductorDecoder(new ConductorOptions(2, 5, 4, 6, 0.1, true), context());
    }
}
