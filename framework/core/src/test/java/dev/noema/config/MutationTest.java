package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a configuration is spoiled, it binds, or it is refused with field and line. */
class MutationTest {

    private static final String SAMPLE =
            """
            name: digits
            seed: 42
            encoder:
              type: dense
              widths: [32, 64]
            objective: elbo
            layers:
              - {width: 3, normalized: true}
              - {width: 4, normalized: false}
            weights: {cat: 0.5}
            rate: {type: falling, from: 0.1, to: 1e-3}
            length: 200 steps
            patience: 0.25
            device: cpu
            checkpoint:
              keep: 3
              monitor: elbo
            """;

    private final ConfigBinder binder = new ConfigBinder(new SampleConfig.Parts());

    @Test
    void neverGivesAnythingButAConfigurationOrItsProblems() {
        Random random = new Random(1);
        int bound = 0;
        for (int i = 0; i < 10_000; i++) {
            bound += bindOrExplain(Mutations.spoil(SAMPLE, random)) ? 1 : 0;
        }
        assertTrue(bound > 500 && bound < 5000, "bound " + bound);
    }

    private boolean bindOrExplain(String text) {
        try {
            Resolved<SampleConfig> resolved =
                    binder.bind(SampleConfig.class, "a.yaml", text, List.of());
            assertEquals(
                    resolved.value(),
                    binder.bind(SampleConfig.class, "b.yaml", resolved.yaml(), List.of()).value());
            return true;
        } catch (ConfigException e) {
            Mutations.check(e, text);
            return false;
        }
    }

    @Test
    void guessesTheKeyBehindMostTypos() {
        Random random = new Random(2);
        int right = 0;
        int typos = 0;
        for (String key :
                List.of("name", "seed", "encoder", "objective", "patience", "checkpoint")) {
            for (int i = 0; i < 200; i++) {
                String typo = Mutations.edit(key, random);
                if (!typo.equals(key)) {
                    typos++;
                    right += suggestion(typo).equals(Optional.of(key)) ? 1 : 0;
                }
            }
        }
        assertTrue(right >= 0.95 * typos, right + " of " + typos);
    }

    private Optional<String> suggestion(String key) {
        List<String> keys =
                binder.options(SampleConfig.class).stream().map(OptionDescription::key).toList();
        return Nearest.to(key, keys);
    }
}
