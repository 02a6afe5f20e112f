package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.config.SampleConfig.Alternating;
import dev.noema.config.SampleConfig.ConstantRate;
import dev.noema.config.SampleConfig.DenseOptions;
import dev.noema.config.SampleConfig.FallingRate;
import dev.noema.config.SampleConfig.Layer;
import dev.noema.config.SampleConfig.Length;
import dev.noema.spi.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigBinderTest {

    private static final String LEAST = "name: a\nencoder: {type: dense}\n";

    private final ConfigBinder binder = new ConfigBinder(new SampleConfig.Parts());

    private Resolved<SampleConfig> bind(String text, String... settings) {
        return binder.bind(SampleConfig.class, "a.yaml", text, List.of(settings));
    }

    private String refused(String text, String... settings) {
        return assertThrows(ConfigException.class, () -> bind(text, settings)).getMessage();
    }

    @Test
    void leavesWhatIsNotGivenToTheDefaults() {
        SampleConfig config = bind(LEAST).value();
        assertEquals(7, config.seed());
        assertEquals(new ConstantRate(1e-3), config.rate());
        assertEquals(new Part<>("dense", new DenseOptions(List.of(500, 500))), config.encoder());
        assertEquals(new Part<>("elbo", new SampleConfig.NoOptions()), config.objective());
    }

    @Test
    void readsAValueByItselfAsAListOfOne() {
        SampleConfig config = bind("name: a\nencoder: {type: dense, widths: 64}\n").value();
        assertEquals(new Part<>("dense", new DenseOptions(List.of(64))), config.encoder());
        assertEquals(
                "a.yaml:2: encoder.widths: is 0; allowed is a whole number at least 1",
                refused("name: a\nencoder: {type: dense, widths: 0}\n"));
    }

    @Test
    void bindsEveryForm() {
        SampleConfig config =
                bind("""
                        name: digits
                        seed: 42
                        encoder: {type: dense, widths: [32, 64]}
                        objective: elbo
                        layers:
                          - {width: 3, normalized: true}
                          - width: 4
                        weights: {cat: 0.5, dog: 2}
                        rate:
                          type: zigzag
                          rates: [0.5, {type: falling, from: 1e-1, to: 1e-3}]
                        length: 200 steps
                        patience: 0.25
                        device: cuda-gpu
                        checkpoint:
                          monitor: none
                        """)
                        .value();
        assertEquals(List.of(new Layer(3, true), new Layer(4, false)), config.layers());
        assertEquals(Map.of("cat", 0.5, "dog", 2.0), config.weights());
        assertEquals(
                new Alternating(List.of(new ConstantRate(0.5), new FallingRate(0.1, 0.001))),
                config.rate());
        assertEquals(new Length(200, Length.Unit.STEPS), config.length());
        assertEquals(Optional.of(0.25), config.patience());
        assertEquals(SampleConfig.Device.CUDA_GPU, config.device());
        assertEquals(new SampleConfig.Checkpoint(5, Optional.empty()), config.checkpoint());
    }

    @Test
    void tellsAllProblemsWithTheirLines() {
        String message =
                refused(
                        """
                        nam: digits
                        seed: "42"
                        encoder:
                          type: dens
                        layers:
                          - {width: 0}
                          - {normalized: yes}
                        length: soon
                        patience: 1.5
                        device: gpu-cuda
                        rate: {type: falling, from: 1, to: 2}
                        checkpoint: {keep: many}
                        """);
        assertEquals(
                """
                a.yaml:1: nam: is not known; known are name, seed, encoder, objective, layers, weights, rate, length, patience, device, checkpoint; did you mean "name"
                a.yaml:1: name: is missing; allowed is text
                a.yaml:2: seed: is the text "42"; allowed is a whole number
                a.yaml:4: encoder.type: "dens" is no known encoder; known are dense, image.conv; did you mean "dense"
                a.yaml:6: layers.0.width: is 0; allowed is a whole number from 1 to 4096
                a.yaml:7: layers.1.normalized: is "yes"; allowed is true or false
                a.yaml:8: length: "soon" is no length; allowed are 10 epochs, 200 steps
                a.yaml:9: patience: is 1.5; allowed is a number from 0 to 1
                a.yaml:10: device: "gpu-cuda" is not known; known are auto, cpu, cuda-gpu
                a.yaml:11: rate.to: is 2.0; allowed is at most from, 1.0
                a.yaml:12: checkpoint.keep: is "many"; allowed is a whole number at least 1""",
                message);
    }

    @Test
    void takesNoNumberThatReadersUnderstandInTwoWays() {
        for (String seed : List.of("0x10", "1_000", "0o10", "1e3", "1:30", "+", "yes", "1.0")) {
            assertEquals(
                    "a.yaml:3: seed: is \"" + seed + "\"; allowed is a whole number",
                    refused(LEAST + "seed: " + seed + "\n"));
        }
        assertEquals(
                "a.yaml:3: seed: is \"010\", which some read as octal; allowed is a whole number",
                refused(LEAST + "seed: 010\n"));
        assertEquals(Optional.of(1e-3), bind(LEAST + "patience: 1e-3\n").value().patience());
    }

    @Test
    void addsAndRemovesByTheCommandLine() {
        String text = LEAST + "layers: [{width: 3}, {width: 4}]\nseed: 1\n";
        assertEquals(
                List.of(new Layer(3, false), new Layer(4, false), new Layer(5, false)),
                bind(text, "+layers={width: 5}").value().layers());
        assertEquals(List.of(new Layer(4, false)), bind(text, "~layers[0]").value().layers());
        assertEquals(
                List.of(new Layer(3, false), new Layer(9, true)),
                bind(text, "layers[1].width=9", "+layers[1].normalized=true").value().layers());
        assertEquals(7, bind(text, "~seed").value().seed());
        assertEquals(Map.of("cat", 2.0), bind(text, "+weights.cat=2").value().weights());
        assertEquals(
                new DenseOptions(List.of(8)),
                bind(text, "+encoder={widths: [8]}").value().encoder().options());
    }

    @Test
    void refusesToAddWhatIsThereAndToRemoveWhatIsNot() {
        assertEquals(
                """
                command line: name: is "a" already; without the + it is set
                command line: sead: cannot be removed, since nothing gives it; given are name, encoder, seed; did you mean "seed"
                command line: "~seed=1" is no setting; allowed are key=value to set, +key=value to add, ~key to remove, as in seed=1\
                """,
                refused(LEAST + "seed: 1\n", "+name=b", "~sead", "~seed=1"));
    }

    @Test
    void saysWhichModuleBringsAPart() {
        String message = refused("name: a\nencoder: {type: text.lstm}\n");
        assertTrue(
                message.contains(
                        "\"text.lstm\" is no known encoder; it comes with the module noema-text"),
                message);
    }

    @Test
    void overridesSingleValuesListsAndMappings() {
        SampleConfig config =
                bind(
                                LEAST + "layers: [{width: 3}, {width: 4}]\n",
                                "layers.1.width=9",
                                "encoder.widths=[1, 2]",
                                "weights={cat: 1}",
                                "checkpoint.keep=2",
                                "name='b c'",
                                "rate.value=0.5")
                        .value();
        assertEquals(List.of(new Layer(3, false), new Layer(9, false)), config.layers());
        assertEquals(new DenseOptions(List.of(1, 2)), config.encoder().options());
        assertEquals(Map.of("cat", 1.0), config.weights());
        assertEquals(new SampleConfig.Checkpoint(2, Optional.of("elbo")), config.checkpoint());
        assertEquals("b c", config.name());
        assertEquals(new ConstantRate(0.5), config.rate());
    }

    @Test
    void refusesOverridesThatFitNothing() {
        assertEquals(
                """
                command line: "seed" is no setting; allowed are key=value to set, +key=value to add, ~key to remove, as in seed=1
                command line: layers: is a list of the items 0 to 0, which has no "7"; set it as a whole
                command line: name: is "a", which holds no "x"; set it as a whole
                command line: sead: is not known; known are name, seed, encoder, objective, layers, weights, rate, length, patience, device, checkpoint; did you mean "seed\"""",
                refused(
                        LEAST + "layers: [{width: 3}]\n",
                        "seed",
                        "layers.7=1",
                        "name.x=2",
                        "sead=1"));
    }

    @Test
    void readsBackWhatItWrites() {
        SampleConfig config =
                bind(
                                LEAST,
                                "rate={type: zigzag, rates: [1, {type: falling, from: 3}]}",
                                "weights={none: 1, a b: 2, '1': 3, 'x: y': .inf}",
                                "checkpoint.monitor='none'",
                                "name=\"tab\\t #é😀\"",
                                "patience=0.5")
                        .value();
        String yaml = binder.resolve(config).yaml();
        assertEquals(config, bind(yaml).value(), yaml);
    }

    @Test
    void knowsWhereEachValueCameFrom() {
        Resolved<SampleConfig> resolved = bind(LEAST + "layers: [{width: 3}]\n", "seed=3");
        Map<String, Origin> origins = resolved.origins();
        assertEquals(new Origin("a.yaml", 1), origins.get("name"));
        assertEquals(Origin.COMMAND_LINE, origins.get("seed"));
        assertEquals(new Origin("a.yaml", 2), origins.get("encoder.type"));
        assertEquals(Origin.DEFAULT, origins.get("encoder.widths"));
        assertEquals(new Origin("a.yaml", 3), origins.get("layers"));
        assertTrue(
                resolved.yamlWithOrigins()
                        .lines()
                        .anyMatch(line -> line.matches("seed: 3 +# command line")),
                resolved.yamlWithOrigins());
        assertEquals(resolved.value(), bind(resolved.yamlWithOrigins()).value());
    }

    @Test
    void describesOptionsFromWhatBindsThem() {
        List<OptionDescription> options = binder.options(SampleConfig.class);
        OptionDescription rate = options.get(6);
        assertEquals("rate", rate.key());
        assertEquals(
                List.of("constant", "falling", "zigzag"),
                rate.alternatives().stream().map(Alternative::name).toList());
        assertEquals("a number at least 0", rate.alternatives().get(0).options().get(0).allowed());
        assertEquals(Optional.of("7"), options.get(1).fallback());
        assertEquals(Optional.empty(), options.get(0).fallback());
        assertEquals(Optional.of("10 epochs"), options.get(7).fallback());
    }
}
