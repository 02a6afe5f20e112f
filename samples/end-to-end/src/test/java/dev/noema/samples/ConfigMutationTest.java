package dev.noema.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigException;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Problem;
import dev.noema.config.Resolved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * However a shipped configuration is spoilt, it binds with each of its keys heeded, or is refused
 * with file, line and key. {@code mvn -Pproofs} makes ten thousand such.
 */
class ConfigMutationTest {

    private static final int MUTANTS = Integer.getInteger("noema.mutants", 400);

    private final ConfigBinder binder = new ConfigBinder(TinyDigits.CATALOG);
    private int bound;
    private int refused;
    private final List<String> unnamed = new ArrayList<>();

    @Test
    void bindsOrNamesKeyAndLine() throws IOException {
        List<Path> files = ShippedConfigs.all();
        ConfigMutants mutants = new ConfigMutants(new Random(7));
        for (int i = 0; i < MUTANTS; i++) {
            check(mutants.of(Files.readString(files.get(i % files.size()))));
        }
        double named = 1 - unnamed.size() / (double) refused;
        System.out.printf(
                "%d mutants: %d bound, %d refused, %.2f%% of them with key and line%n",
                MUTANTS, bound, refused, 100 * named);
        assertTrue(bound > MUTANTS / 20 && refused > MUTANTS / 2, bound + " and " + refused);
        assertTrue(named >= 0.99, () -> named + "\n" + String.join("\n\n", unnamed));
    }

    private void check(ConfigMutants.Mutant mutant) {
        Resolved<ExperimentConfig> resolved;
        try {
            resolved = binder.bind(ExperimentConfig.class, "a.yaml", mutant.text(), List.of());
        } catch (ConfigException e) {
            refused++;
            e.problems().forEach(problem -> assertIsALine(problem, mutant));
            if (e.problems().stream().noneMatch(problem -> names(problem, mutant))) {
                unnamed.add(mutant + "\n" + e.getMessage());
            }
            return;
        }
        bound++;
        assertHeedsEveryKey(YamlTree.read(mutant.text()), YamlTree.read(resolved.yaml()), mutant);
        assertEquals(
                resolved.value(),
                binder.bind(ExperimentConfig.class, "b.yaml", resolved.yaml(), List.of()).value());
    }

    private static void assertIsALine(Problem problem, ConfigMutants.Mutant mutant) {
        assertTrue(problem.origin().line() > 0, () -> problem + " for " + mutant);
        assertTrue(problem.toString().length() < 1500, problem.toString());
        assertFalse(problem.toString().contains("Exception"), problem.toString());
        assertFalse(problem.toString().chars().anyMatch(Character::isISOControl), "steers");
    }

    /** Whether the line is that of the change and the key one of it; what is gone has no line. */
    private static boolean names(Problem problem, ConfigMutants.Mutant mutant) {
        List<String> lines = mutant.text().lines().toList();
        boolean gone =
                switch (mutant.change()) {
                    case REMOVE_LINE, CUT_FILE -> true;
                    default -> lines.get(mutant.line() - 1).isBlank();
                };
        int from = Math.min(problem.origin().line(), mutant.line());
        int to = Math.max(problem.origin().line(), mutant.line());
        long between =
                lines.subList(from - 1, Math.max(from, to) - 1).stream()
                        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                        .count();
        boolean near = between <= (mutant.key().isEmpty() ? 1 : 0);
        return !problem.field().isEmpty()
                && (gone || near && problem.field().contains(mutant.key()));
    }

    /** Each key stands in the resolved configuration, or within a value of a shorter form. */
    private static void assertHeedsEveryKey(
            JsonNode given, JsonNode resolved, ConfigMutants.Mutant mutant) {
        for (String path : YamlTree.paths(given)) {
            String parent = path.substring(0, path.lastIndexOf('/'));
            JsonNode holder = resolved.at(parent);
            boolean heeded =
                    holder.isObject()
                            ? holder.has(path.substring(parent.length() + 1))
                            : !holder.isMissingNode();
            assertTrue(heeded || !holder.isObject(), () -> path + " is ignored in " + mutant);
        }
    }
}
