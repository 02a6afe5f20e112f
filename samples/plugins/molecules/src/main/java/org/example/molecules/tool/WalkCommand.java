package org.example.molecules.tool;

import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.example.molecules.chemistry.Depiction;
import org.example.molecules.chemistry.Molecule;
import org.example.molecules.chemistry.Properties;
import org.example.molecules.chemistry.Property;
import org.example.molecules.latent.PropertyHead;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Walks from a molecule to where a property is greater, or smaller. */
@Command(
        name = "walk",
        description = "Walks from a molecule along the gradient of a property.",
        mixinStandardHelpOptions = true)
final class WalkCommand implements Callable<Integer> {

    private static final double HELD_OUT = 0.2;
    private static final double RIDGE = 1;
    private static final int MOST_DRAWS = 10_000;

    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A run or a bundle.")
    private Path model;

    @Parameters(index = "1", paramLabel = "SMILES", description = "Where to start.")
    private String start;

    @Option(
            names = "--property",
            defaultValue = "LOGP",
            description = "${COMPLETION-CANDIDATES} (LOGP).")
    private Property goal;

    @Option(
            names = "--data",
            required = true,
            description = "Molecules to learn the property from.")
    private String data;

    @Option(names = "--learn", defaultValue = "5000", description = "From how many (5000).")
    private int learned;

    @Option(
            names = "--distance",
            defaultValue = "4",
            description = "How far to go, in units of the prior; below 0 for less (4).")
    private double distance;

    @Option(names = "--steps", defaultValue = "9", description = "How many molecules (9).")
    private int steps;

    @Option(
            names = "--draws",
            defaultValue = "1",
            description =
                    "Draw so many at each step, and show the one of the middle (1: the likeliest).")
    private int draws;

    @Option(names = "--out", description = "A PNG of the molecules side by side.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (draws < 1 || draws > MOST_DRAWS) {
            throw new RequestException("--draws is " + draws + "; allowed are 1 to " + MOST_DRAWS);
        }
        try (Chemist chemist = Chemist.open(model)) {
            PropertyHead head = head(chemist);
            float[][] codes = head.walk(chemist.encode(List.of(start))[0], distance, steps);
            List<Draws> way = new ArrayList<>();
            for (float[] code : codes) {
                way.add(Draws.at(code, draws, chemist, goal));
            }
            if (out != null) {
                AtomicFile.write(
                        out, Depiction.grid(way.stream().map(Draws::molecule).toList(), steps));
            }
            PrintWriter lines = command.commandLine().getOut();
            for (int step = 0; step < steps; step++) {
                lines.printf(
                        Locale.ROOT,
                        "predicted %8.3f  %s%n",
                        head.predict(codes[step]),
                        way.get(step));
            }
            lines.flush();
        }
        return 0;
    }

    private PropertyHead head(Chemist chemist) {
        List<String> known = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String smiles : Chemist.lines(data, learned)) {
            Molecule.of(smiles)
                    .map(Properties::of)
                    .ifPresent(
                            it -> {
                                known.add(smiles);
                                values.add(goal.of(it));
                            });
        }
        if (known.size() < 10) {
            throw new RequestException(data + ": has too few molecules to learn a property from");
        }
        float[][] codes = chemist.encode(known);
        double[] wanted = values.stream().mapToDouble(Double::doubleValue).toArray();
        int kept = (int) (known.size() * (1 - HELD_OUT));
        PropertyHead head =
                PropertyHead.fit(
                        java.util.Arrays.copyOf(codes, kept),
                        java.util.Arrays.copyOf(wanted, kept),
                        RIDGE);
        double explained =
                head.explained(
                        java.util.Arrays.copyOfRange(codes, kept, codes.length),
                        java.util.Arrays.copyOfRange(wanted, kept, wanted.length));
        command.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s from the code: %.0f%% of the variance explained on %d molecules held out%n",
                        goal,
                        100 * explained,
                        codes.length - kept);
        return head;
    }
}
