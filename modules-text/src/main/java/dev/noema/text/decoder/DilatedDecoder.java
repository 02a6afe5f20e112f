package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import dev.noema.nn.Dense;
import dev.noema.nn.LayerNormalization;
import dev.noema.nn.TemporalConvolution;
import dev.noema.spi.Batch;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions that never look ahead, each with wider gaps than the one before (<a
 * href="https://arxiv.org/abs/1702.08139">Yang et al. 2017</a>), with WaveNet's gates (<a
 * href="https://arxiv.org/abs/1609.03499">van den Oord et al. 2016</a>). The code enters each place
 * of each layer, and what stands before the first place is made of it.
 *
 * <p>How far back a place sees, 1 + the sum of (kernel - 1) x dilation, decides how much the code
 * is needed. Going step by step, a layer keeps what lies within its span.
 */
final class DilatedDecoder implements Stepwise {

    private static final LayerNormalization NORMALIZATION = new LayerNormalization();

    private final DilatedDecoderOptions options;
    private final PreviousTokens tokens;
    private final List<TemporalConvolution> convolutions;
    private final TokenOutput output;

    DilatedDecoder(DilatedDecoderOptions options, TokenOutput output) {
        this.options = options;
        this.tokens = new PreviousTokens(output.embedding(), (float) options.wordDropout());
        this.convolutions =
                options.dilations().stream()
                        .map(
                                dilation ->
                                        new TemporalConvolution(
                                                2L * options.size(), options.kernel(), dilation))
                        .toList();
        this.output = output;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        NDArray features = input(tokens.all(given.x(), pass), pass);
        for (int layer = 0; layer < convolutions.size(); layer++) {
            Pass own = pass.scope("layer" + layer);
            NDArray seen = NORMALIZATION.apply("normalization", features, own);
            NDArray history = history(layer, code, own);
            features = after(layer, features, history, seen, code, own);
        }
        return parameters(features, code, pass);
    }

    @Override
    public State start(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        List<NDArray> arrays = new ArrayList<>(List.of(code));
        for (int layer = 0; layer < convolutions.size(); layer++) {
            arrays.add(history(layer, code, pass.scope("layer" + layer)));
        }
        return new State(arrays);
    }

    @Override
    public Step next(State state, NDArray previous, Pass pass) {
        NDArray code = state.arrays().get(0);
        List<NDArray> arrays = new ArrayList<>(List.of(code));
        NDArray features = input(tokens.one(previous, pass).expandDims(1), pass);
        for (int layer = 0; layer < convolutions.size(); layer++) {
            Pass own = pass.scope("layer" + layer);
            NDArray seen = NORMALIZATION.apply("normalization", features, own);
            NDArray history = state.arrays().get(1 + layer);
            features = after(layer, features, history, seen, code, own);
            arrays.add(history.concat(seen, 1).get(":, 1:"));
        }
        return new Step(parameters(features.squeeze(1), code, pass), new State(arrays));
    }

    /** Features that were only ever added to are normalised once more before the output layer. */
    private Parameters parameters(NDArray features, NDArray code, Pass pass) {
        return output.of(NORMALIZATION.apply("normalization", features, pass), code, pass);
    }

    private NDArray input(NDArray words, Pass pass) {
        return new Dense(options.size())
                .apply("input", words.mul(Math.sqrt(options.embedding())), pass);
    }

    /** What a layer sees before the first place, {@code (batch, span, size)}. */
    private NDArray history(int layer, NDArray code, Pass pass) {
        Shape shape =
                new Shape(code.getShape().get(0), convolutions.get(layer).span(), options.size());
        return new Dense(options.size())
                .apply("history", code, pass)
                .tanh()
                .expandDims(1)
                .broadcast(shape);
    }

    /** x + W (tanh(a) sigmoid(b)), where (a, b) = convolution(seen) + V z. */
    private NDArray after(
            int layer, NDArray x, NDArray history, NDArray seen, NDArray code, Pass pass) {
        long size = options.size();
        NDList gates =
                convolutions
                        .get(layer)
                        .after(history, "convolution", seen, pass)
                        .add(new Dense(2 * size).apply("code", code.expandDims(1), pass))
                        .split(new long[] {size}, 2);
        NDArray gated = gates.get(0).tanh().mul(ai.djl.nn.Activation.sigmoid(gates.get(1)));
        NDArray kept =
                options.dropout() == 0
                        ? gated
                        : Dropout.dropout(gated, (float) options.dropout(), pass.training())
                                .singletonOrThrow();
        return x.add(new Dense(size).apply("output", kept, pass));
    }
}
