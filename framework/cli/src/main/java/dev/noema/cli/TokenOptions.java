package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.BeamSearch;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.GivenTokens;
import dev.noema.serving.generation.TokenRule;
import dev.noema.spi.RequestException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a model of tokens chooses them. */
final class TokenOptions {

    private static final int WIDEST = 1024;

    @Option(
            names = "--greedy",
            description = "Tokens: take the likeliest each time rather than draw.")
    private boolean greedy;

    @Option(
            names = "--top-k",
            paramLabel = "COUNT",
            description = "Tokens: draw among so many of the likeliest (all).")
    private Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "SHARE",
            description = "Tokens: draw among the likeliest that have this probability (1).")
    private Double topP;

    @Option(
            names = "--longest",
            paramLabel = "COUNT",
            description = "Tokens: how many an item has at most (as the longest of the data).")
    private Integer longest;

    @Option(
            names = "--no-repeat",
            paramLabel = "COUNT",
            description = "Tokens: let no run of so many tokens come twice in an item.")
    private Integer noRepeat;

    @Option(
            names = "--beam",
            paramLabel = "WIDTH",
            description =
                    "Tokens: look for the likeliest item among so many beginnings rather than"
                            + " draw.")
    private Integer beam;

    /**
     * Makes items at codes and writes them, those of text while they are made.
     *
     * @param given tokens that are known
     */
    void make(
            ModelFolder model,
            FloatTensor codes,
            Optional<LongTensor> condition,
            Decoding decoding,
            long seed,
            Optional<GivenTokens> given,
            Output output) {
        int columns = (int) Math.ceil(Math.sqrt(codes.shape()[0]));
        if (beam != null) {
            output.write(model, found(model, codes, condition, decoding, given), columns);
            return;
        }
        output.stream(model, generation(model, codes, condition, decoding, seed, given), columns);
    }

    /** Makes items at codes as {@link #make} does. */
    Tensor made(
            ModelFolder model,
            FloatTensor codes,
            Optional<LongTensor> condition,
            Decoding decoding,
            long seed,
            Optional<GivenTokens> given) {
        return beam != null
                ? found(model, codes, condition, decoding, given)
                : generation(model, codes, condition, decoding, seed, given).all();
    }

    private static Generation generation(
            ModelFolder model,
            FloatTensor codes,
            Optional<LongTensor> condition,
            Decoding decoding,
            long seed,
            Optional<GivenTokens> given) {
        Generation generation = model.generation(codes, condition, decoding, seed);
        given.ifPresent(generation::given);
        return generation;
    }

    private LongTensor found(
            ModelFolder model,
            FloatTensor codes,
            Optional<LongTensor> condition,
            Decoding decoding,
            Optional<GivenTokens> given) {
        return new BeamSearch(beam, 1)
                .search(
                        model.model().steps(),
                        model.model().about().sequence(),
                        codes,
                        condition,
                        decoding,
                        given.stream().<TokenRule>map(it -> it).toList())
                .items();
    }

    /**
     * The choice of tokens.
     *
     * @throws RequestException when one is asked for and the model makes no tokens
     */
    Decoding decoding(ModelFolder model, float temperature) {
        boolean asked =
                greedy
                        || topK != null
                        || topP != null
                        || longest != null
                        || noRepeat != null
                        || beam != null;
        if (asked && !model.model().about().sequence().ofTokens()) {
            throw new RequestException(
                    model.path()
                            + ": makes no tokens; --greedy, --top-k, --top-p, --longest, --no-repeat and"
                            + " --beam are for models that do");
        }
        if (beam != null) {
            Limit.check("--beam", beam, 1, WIDEST);
        }
        try {
            return decoding(temperature);
        } catch (IllegalArgumentException e) {
            throw new RequestException("--" + e.getMessage());
        }
    }

    private Decoding decoding(float temperature) {
        return new Decoding(
                greedy ? 0 : temperature,
                topK == null ? 0 : topK,
                topP == null ? 1 : topP,
                longest == null ? 0 : longest,
                false,
                noRepeat == null ? 0 : noRepeat);
    }
}
