package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

    private static final List<String> HOSTILE =
            List.of(
                    "-1",
                    "0",
                    "1e999",
                    "99999999999999999999",
                    "nan",
                    ".nan",
                    "~",
                    "''",
                    "[]",
                    "{}",
                    "[[[[]]]]",
                    "*a",
                    "&a 1",
                    "!!java.lang.Runtime {}",
                    "${seed}",
                    "yes",
                    "|\n  x",
                    "{type: }",
                    "{type: [1]}",
                    "{type: zigzag, rates: [{type: zigzag}]}",
                    "\u0000",
                    "'\\",
                    "\"\\u001b[31m\"",
                    "a: b",
                    "? x",
                    "- 1",
                    "%",
                    "@",
                    "`",
                    "9".repeat(100_000));

    private final ConfigBinder binder = new ConfigBinder(new SampleConfig.Parts());

    @Test
    void neverGivesAnythingButAConfigurationOrItsProblems() {
        Random random = new Random(1);
        int bound = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = SAMPLE;
            for (int change = random.nextInt(3); change >= 0; change--) {
                text = mutate(text, random);
            }
            bound += bindOrExplain(text) ? 1 : 0;
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
            for (Problem problem : e.problems()) {
                assertTrue(problem.origin().line() > 0, problem + " for " + text);
                assertTrue(problem.toString().length() < 600, problem.toString());
                assertFalse(problem.wrong().contains("Exception"), problem.toString());
            }
            return false;
        }
    }

    private static String mutate(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = Math.max(0, line.indexOf(": "));
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, edit(line, random));
            case 2 -> lines.set(at, line.substring(0, colon) + ": " + hostile);
            case 3 -> lines.add(at, line);
            case 4 -> lines.set(at, " ".repeat(random.nextInt(3)) + line);
            default ->
                    lines.set(at, line.replaceFirst("[0-9.]+", hostile.replaceAll("[\\\\$]", "")));
        }
        return String.join("\n", lines) + "\n";
    }

    /** One letter dropped, doubled or changed. */
    private static String edit(String line, Random random) {
        if (line.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(line.length());
        String middle =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> line.substring(at, at + 1).repeat(2);
                    default -> String.valueOf((char) ('a' + random.nextInt(26)));
                };
        return line.substring(0, at) + middle + line.substring(at + 1);
    }

    @Test
    void guessesTheKeyBehindMostTypos() {
        Random random = new Random(2);
        int right = 0;
        int typos = 0;
        for (String key :
                List.of("name", "seed", "encoder", "objective", "patience", "checkpoint")) {
            for (int i = 0; i < 200; i++) {
                String typo = edit(key, random);
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
