package org.example.molecules.tool;

import dev.noema.serving.generation.Decoding;
import dev.noema.serving.random.Noise;
import dev.noema.spi.RequestException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.example.molecules.chemistry.Fingerprint;
import org.example.molecules.chemistry.Molecule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds molecules near a molecule. */
@Command(
        name = "neighbours",
        description = "Makes molecules at codes around that of a molecule, the most similar first.",
        mixinStandardHelpOptions = true)
final class NeighboursCommand implements Callable<Integer> {

    @Spec private CommandSpec command;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A run or a bundle.")
    private Path model;

    @Parameters(index = "1", paramLabel = "SMILES", description = "The molecule.")
    private String start;

    @Option(names = "--n", defaultValue = "200", description = "How many codes to try (200).")
    private int count;

    @Option(
            names = "--spread",
            defaultValue = "0.5",
            description = "How far around, in units of the prior (0.5).")
    private float spread;

    @Option(names = "--seed", defaultValue = "0", description = "Names the noise (0).")
    private long seed;

    @Override
    public Integer call() {
        Fingerprint wanted =
                Molecule.of(start)
                        .map(Fingerprint::of)
                        .orElseThrow(() -> new RequestException(start + ": is no molecule"));
        try (Chemist chemist = Chemist.open(model)) {
            float[] code = chemist.encode(List.of(start))[0];
            Map<String, Double> found = new LinkedHashMap<>();
            for (String smiles : chemist.decode(around(code), Decoding.GREEDY, seed)) {
                Molecule.of(smiles)
                        .ifPresent(
                                it ->
                                        found.put(
                                                it.canonical(),
                                                wanted.similarity(Fingerprint.of(it))));
            }
            PrintWriter lines = command.commandLine().getOut();
            found.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .forEach(
                            it ->
                                    lines.printf(
                                            Locale.ROOT, "%.3f %s%n", it.getValue(), it.getKey()));
            lines.flush();
        }
        return 0;
    }

    private float[][] around(float[] code) {
        float[] noise = new float[count * code.length];
        Noise.of(seed, 0, "neighbours").normals(noise, 0, noise.length, 0);
        float[][] codes = new float[count][];
        for (int item = 0; item < count; item++) {
            codes[item] = Arrays.copyOfRange(noise, item * code.length, (item + 1) * code.length);
            for (int d = 0; d < code.length; d++) {
                codes[item][d] = code[d] + spread * codes[item][d];
            }
        }
        return codes;
    }
}
