package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.SampleConfig.DenseOptions;
import dev.noema.config.SampleConfig.FallingRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, includes, profiles and references make one configuration. */
class CompositionTest {

    private static final String LEAST = "name: a\nencoder: {type: dense}\n";

    private final ConfigBinder binder =
            new ConfigBinder(new SampleConfig.Parts(), Map.of("SEED", "3", "YAML", "[1, 2]")::get);

    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Resolved<SampleConfig> read(
            List<Path> files, List<String> profiles, String... settings) {
        return binder.read(
                SampleConfig.class, new ConfigSources(files, profiles, List.of(settings)));
    }

    private String refused(List<Path> files, List<String> profiles, String... settings) {
        return assertThrows(ConfigException.class, () -> read(files, profiles, settings))
                .getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void laterFilesGoOverEarlierOnesKeyByKey() throws IOException {
        Path first = file("a.yaml", LEAST + "rate: {type: falling, from: 1, to: 0.5}\nseed: 1\n");
        Path second = file("b.yaml", "rate: {to: 0.25}\nencoder: {widths: [3]}\n");
        Resolved<SampleConfig> read = read(List.of(first, second), List.of());
        assertEquals(new FallingRate(1, 0.25), read.value().rate());
        assertEquals(new DenseOptions(List.of(3)), read.value().encoder().options());
        assertEquals(first + ":3", read.origins().get("rate.from").toString());
        assertEquals(second + ":1", read.origins().get("rate.to").toString());
        assertEquals(folder, read.base());
    }

    @Test
    void anotherTypeReplacesAWholeChoice() throws IOException {
        Path first = file("a.yaml", LEAST + "rate: {type: falling, from: 1, to: 0.5}\n");
        Path second = file("b.yaml", "rate: {type: constant, value: 0.5}\n");
        assertEquals(
                new SampleConfig.ConstantRate(0.5),
                read(List.of(first, second), List.of()).value().rate());
    }

    @Test
    void includesAreRelativeToTheFileThatNamesThem() throws IOException {
        file("parts/seed.yaml", "seed: 5\ndevice: cpu\n");
        file("parts/both.yaml", "include: seed.yaml\ndevice: cuda-gpu\n");
        file("names.yaml", "name: b\n");
        Path top = file("top.yaml", "include: [parts/both.yaml, names.yaml]\n" + LEAST);
        Resolved<SampleConfig> read = read(List.of(top), List.of());
        assertEquals(5, read.value().seed());
        assertEquals(SampleConfig.Device.CUDA_GPU, read.value().device());
        assertEquals("a", read.value().name());
        assertEquals(folder.resolve("parts/seed.yaml") + ":1", read.origins().get("seed") + "");
    }

    @Test
    void namesCirclesAndFilesThatAreNotThere() throws IOException {
        Path a = file("a.yaml", "include: b.yaml\n");
        file("b.yaml", "name: x\ninclude: a.yaml\n");
        assertEquals(
                "b.yaml:2: include: goes in a circle: a.yaml -> b.yaml -> a.yaml",
                refused(List.of(a), List.of()));
        Path c = file("c.yaml", LEAST + "include: d.yaml\n");
        assertEquals("c.yaml:3: d.yaml: there is no such file", refused(List.of(c), List.of()));
        Path e = file("e.yaml", LEAST + "include: {x: 1}\nbase: [1]\n");
        assertEquals(
                """
                e.yaml:3: include: is a mapping; allowed is a file or a list of files
                e.yaml:4: base: is a list; allowed is a folder""",
                refused(List.of(e), List.of()));
    }

    @Test
    void endsWhenFilesIncludeEachOtherWithoutEnd() throws IOException {
        String twice = "include: [%d.yaml, %d.yaml]\n";
        for (int i = 0; i < 30; i++) {
            file(i + ".yaml", String.format(twice, i + 1, i + 1));
        }
        file("30.yaml", LEAST);
        String message = refused(List.of(folder.resolve("0.yaml")), List.of());
        assertTrue(message.endsWith("more than 100 files are included"), message);
    }

    @Test
    void aProfileGoesOverTheFilesAndUnderTheSettings() throws IOException {
        Path file =
                file(
                        "a.yaml",
                        LEAST
                                + """
                                seed: 1
                                profiles:
                                  quick: {seed: 2, length: 1 epochs}
                                  wide: {encoder: {widths: [7]}, seed: 3}
                                """);
        assertEquals(1, read(List.of(file), List.of()).value().seed());
        Resolved<SampleConfig> quick = read(List.of(file), List.of("quick"));
        assertEquals(2, quick.value().seed());
        assertEquals(file + ":5 (profile quick)", quick.origins().get("seed").toString());
        assertEquals(3, read(List.of(file), List.of("quick", "wide")).value().seed());
        assertEquals(9, read(List.of(file), List.of("quick"), "seed=9").value().seed());
        assertEquals(
                "command line: the profile \"quik\" is not known; known are quick, wide; did you mean"
                        + " \"quick\"",
                refused(List.of(file), List.of("quik")));
    }

    @Test
    void tellsWhatIsWrongInAProfileThatNobodyAskedFor() throws IOException {
        Path file =
                file(
                        "a.yaml",
                        LEAST
                                + """
                                profiles:
                                  quick: {sed: 2}
                                  slow: 3
                                  twice: {profiles: {}}
                                  host: {seed: "${env:NOT_SET}"}
                                """);
        assertEquals(
                """
                a.yaml:4: sed: is not known; known are name, seed, encoder, objective, layers, weights, rate, length, patience, device, checkpoint; did you mean "seed"
                a.yaml:5: profiles.slow: is 3; allowed is a mapping of the keys that it changes
                a.yaml:6: profiles.twice.profiles: has no place in a profile; it stands at the top of a file"""
                        .replace("is 3", "is \"3\""),
                refused(List.of(file), List.of()));
    }

    @Test
    void refersToOtherKeysAndToTheEnvironment() throws IOException {
        Path file =
                file(
                        "a.yaml",
                        """
                        name: run-${seed}-${env:HOST:-here}
                        seed: ${env:SEED}
                        encoder: {type: dense, widths: [4, "${encoder.widths[0]}"]}
                        layers: [{width: 6}, {width: "${layers[0].width}"}]
                        """);
        Resolved<SampleConfig> read = read(List.of(file), List.of());
        assertEquals("run-3-here", read.value().name());
        assertEquals(3, read.value().seed());
        assertEquals(new DenseOptions(List.of(4, 4)), read.value().encoder().options());
        assertEquals(6, read.value().layers().get(1).width());
        assertEquals(file + ":2 (environment SEED)", read.origins().get("seed").toString());
        assertEquals(
                file + ":1 (${seed}, default for environment HOST)",
                read.origins().get("name").toString());
    }

    @Test
    void aReferenceTakesASectionWhole() throws IOException {
        Path file =
                file(
                        "a.yaml",
                        LEAST + "layers: [{width: 3}, \"${layers[0]}\"]\nweights: ${checkpoint}\n");
        Resolved<SampleConfig> read = read(List.of(file), List.of(), "checkpoint={keep: 4}");
        assertEquals(new SampleConfig.Layer(3, false), read.value().layers().get(1));
        assertEquals(Map.of("keep", 4.0), read.value().weights());
    }

    @Test
    void namesReferencesThatLeadNowhereOrInCircles() throws IOException {
        Path file =
                file(
                        "a.yaml",
                        """
                        name: ${nam}
                        seed: ${length}
                        length: ${patience}
                        patience: ${seed}
                        encoder: {type: dense, widths: "${env:SEEED}"}
                        weights: {a: "${weights}"}
                        device: x${encoder}
                        checkpoint: {keep: "${name"}
                        objective: ${env:a b}
                        """);
        assertEquals(
                """
                a.yaml:1: name: "${nam}" refers to a key that nothing gives; allowed are keys that a file or setting gives, and env:NAME; did you mean "name"
                a.yaml:4: patience: refers to itself: seed -> length -> patience -> seed
                a.yaml:5: encoder.widths: the environment variable SEEED is not set; allowed is a default, as in ${env:SEEED:-value}
                a.yaml:6: weights.a: refers to itself: weights -> weights.a -> weights
                a.yaml:7: device: "${encoder}" is a mapping, which has no place within a text
                a.yaml:8: checkpoint.keep: has "${" without "}"
                a.yaml:9: objective: "${env:a b}" names no variable; allowed are env:NAME and env:NAME:-default""",
                refused(List.of(file), List.of()));
    }

    @Test
    void takesNothingFromTheEnvironmentForYaml() throws IOException {
        Path file = file("a.yaml", "name: a\nencoder: {type: dense, widths: \"${env:YAML}\"}\n");
        assertEquals(
                "a.yaml:2: encoder.widths: is \"[1, 2]\"; allowed is a whole number at least 1",
                refused(List.of(file), List.of()));
    }

    @Test
    void writesWhatIsNoReferenceSoThatItReadsBack() throws IOException {
        Path file = file("a.yaml", LEAST + "checkpoint: {keep: 1, monitor: \"$${x} ${name}\"}\n");
        Resolved<SampleConfig> read = read(List.of(file), List.of());
        assertEquals("${x} a", read.value().checkpoint().monitor().orElseThrow());
        assertEquals(
                read.value(),
                binder.bind(SampleConfig.class, "b.yaml", read.yaml(), List.of()).value());
    }

    @Test
    void endsReferencesThatGrowWithoutEnd() throws IOException {
        StringBuilder text = new StringBuilder(LEAST).append("weights:\n  w0: 0123456789\n");
        for (int i = 1; i < 40; i++) {
            text.append("  w%d: \"${weights.w%d}${weights.w%d}\"\n".formatted(i, i - 1, i - 1));
        }
        String message = refused(List.of(file("a.yaml", text.toString())), List.of());
        assertTrue(message.contains("add up to more than 10000 characters"), message);
        StringBuilder lists = new StringBuilder(LEAST).append("weights:\n  w0: [1, 2, 3]\n");
        for (int i = 1; i < 40; i++) {
            lists.append(
                    "  w%d: [\"${weights.w%d}\", \"${weights.w%d}\"]\n".formatted(i, i - 1, i - 1));
        }
        message = refused(List.of(file("b.yaml", lists.toString())), List.of());
        assertTrue(message.endsWith("references add up to more than 10000 values"), message);
    }

    @Test
    void pathsStartInTheFirstFilesFolderOrWhereItSays() throws IOException {
        Path first = file("one/a.yaml", LEAST);
        Path second = file("two/b.yaml", "base: ../three\n");
        assertEquals(folder.resolve("one"), read(List.of(first, second), List.of()).base());
        Path third = file("two/c.yaml", "base: ../three\n" + LEAST);
        assertEquals(folder.resolve("three"), read(List.of(third), List.of()).base());
    }
}
