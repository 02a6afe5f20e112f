package org.example.molecules.tool;

import dev.noema.serving.files.AtomicFile;
import dev.noema.serving.generation.Decoding;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.moses.Moses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a model's molecules as MOSES does, and how many test molecules come back. */
@Command(
        name = "score",
        description = "Scores new molecules by the definitions of MOSES.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int ALL = Integer.MAX_VALUE;

    @Spec private CommandSpec command;

    @Parameters(paramLabel = "MODEL", description = "A run or a bundle.")
    private Path model;

    @Option(names = "--n", defaultValue = "10000", description = "How many molecules (10000).")
    private int count;

    @Option(names = "--seed", defaultValue = "0", description = "Names the noise (0).")
    private long seed;

    @Option(
            names = "--temperature",
            split = ",",
            defaultValue = "1",
            description = "One or more, joined by commas (1).")
    private List<Double> temperatures;

    @Option(names = "--train", description = "What the model learned from, for novelty.")
    private Optional<String> train = Optional.empty();

    @Option(names = "--test", description = "What it never saw, for all comparisons.")
    private Optional<String> test = Optional.empty();

    @Option(
            names = "--test-count",
            defaultValue = "2000",
            description = "How many of those to compare with (2000).")
    private int tested;

    @Option(
            names = "--trigram",
            defaultValue = "0",
            description =
                    "Beside it a trigram model of the same tokens, of so many molecules of --train (0).")
    private int trigram;

    @Option(
            names = "--out",
            description = "A folder for the molecules of each temperature, as lines of SMILES.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (trigram > 0 && train.isEmpty()) {
            throw new RequestException("--trigram learns from the molecules of --train; name them");
        }
        List<String> unseen = test.map(it -> Chemist.lines(it, tested)).orElse(List.of());
        Moses moses = new Moses(train.map(it -> Chemist.lines(it, ALL)).orElse(List.of()), unseen);
        if (out != null) {
            Files.createDirectories(out);
        }
        Map<String, Map<String, Double>> columns = new LinkedHashMap<>();
        try (Chemist chemist = Chemist.open(model)) {
            for (double temperature : temperatures) {
                List<String> made =
                        chemist.sample(count, seed, Decoding.SAMPLE.withTemperature(temperature));
                if (out != null) {
                    AtomicFile.write(
                            out.resolve("samples-" + temperature + ".smi"),
                            String.join("\n", made) + "\n");
                }
                columns.put(String.valueOf(temperature), moses.score(made));
            }
            if (trigram > 0) {
                List<String> known = Chemist.lines(train.orElseThrow(), trigram);
                columns.put("trigram", moses.score(chemist.trigram(known, count, seed)));
            }
            print(columns);
            if (!unseen.isEmpty()) {
                command.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "reconstructed exactly  %.4f%n",
                                reconstructed(chemist, unseen));
            }
        }
        return 0;
    }

    /** The share of molecules that the likeliest tokens at their mean code give again. */
    private static double reconstructed(Chemist chemist, List<String> molecules) {
        List<String> again = chemist.decode(chemist.encode(molecules), Decoding.GREEDY, 0);
        int same = 0;
        for (int i = 0; i < again.size(); i++) {
            String wanted = Molecule.of(molecules.get(i)).map(Molecule::canonical).orElse("");
            same +=
                    Molecule.of(again.get(i))
                                    .filter(it -> it.canonical().equals(wanted))
                                    .isPresent()
                            ? 1
                            : 0;
        }
        return (double) same / again.size();
    }

    private void print(Map<String, Map<String, Double>> columns) {
        PrintWriter lines = command.commandLine().getOut();
        lines.println("temperature  " + String.join("  ", columns.keySet()));
        for (String figure : columns.values().iterator().next().keySet()) {
            StringBuilder line = new StringBuilder(String.format("%-12s", figure));
            for (Map<String, Double> column : columns.values()) {
                line.append(
                        String.format(
                                Locale.ROOT, " %7.4f", column.getOrDefault(figure, Double.NaN)));
            }
            lines.println(line);
        }
        lines.flush();
    }
}
