package org.example.molecules.data;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;
import org.example.molecules.chemistry.Property;

/**
 * The options of {@code molecules.smiles} and {@code molecules.selfies}.
 *
 * @param source where the molecules are
 * @param limit how many to take at most
 * @param pairs how many pairs of tokens become tokens
 * @param properties the properties that are told besides
 * @param described of how many molecules learned from they are told
 * @param validation the share to validate on
 * @param test the share to test on
 */
@Summary("Molecules, one as SMILES on each line of a file")
public record MoleculesOptions(
        @Option(
                        "a text or CSV file, plain or .gz, with a molecule first on each line; or builtin:molecules")
                String source,
        @Option(value = "how many molecules to take at most; 0 for all", minimum = 0) int limit,
        @Option(
                        value =
                                "how many pairs of neighbouring tokens become a token of their own; makes rows shorter",
                        minimum = 0,
                        maximum = 4000)
                int pairs,
        @Option("properties that an objective may make the code tell: logp, qed, weight, rings")
                List<Property> properties,
        @Option(
                        value =
                                "of how many molecules learned from they are computed, a millisecond each; 0 for all",
                        minimum = 0)
                int described,
        @Option(value = "the share to validate on", minimum = 0, maximum = 0.4) double validation,
        @Option(value = "the share to test on", minimum = 0, maximum = 0.4) double test) {

    public MoleculesOptions {
        properties = List.copyOf(properties);
    }

    /** What is taken where a configuration says nothing; null means that it has to say it. */
    public static MoleculesOptions defaults() {
        return new MoleculesOptions(null, 0, 0, List.of(), 50_000, 0.02, 0.02);
    }
}
