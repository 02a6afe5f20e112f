package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.serving.generation.Decoding;
import dev.noema.spi.RequestException;
import picocli.CommandLine.Option;

/** How a model of tokens chooses them. */
final class TokenOptions {

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

    /**
     * The choice of tokens.
     *
     * @throws RequestException when one is asked for and the model makes no tokens
     */
    Decoding decoding(ModelFolder model, float temperature) {
        boolean asked = greedy || topK != null || topP != null || longest != null;
        if (asked && !model.model().about().sequence().ofTokens()) {
            throw new RequestException(
                    model.path()
                            + ": makes no tokens; --greedy, --top-k, --top-p and --longest are for"
                            + " models that do");
        }
        return new Decoding(
                greedy ? 0 : temperature,
                topK == null ? 0 : topK,
                topP == null ? 1 : topP,
                longest == null ? 0 : longest,
                false,
                0);
    }
}
