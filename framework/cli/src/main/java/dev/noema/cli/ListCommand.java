package dev.noema.cli;

import dev.noema.config.Nearest;
import dev.noema.config.PartEntry;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the parts that a configuration may name. */
@Command(
        name = "list",
        description = "Lists the parts that a configuration may name.",
        footer = {
            "",
            "Examples:",
            "  noema list",
            "  noema list likelihood",
            "  noema list --json"
        })
final class ListCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "One kind of part alone.")
    private Optional<String> kind = Optional.empty();

    @Mixin private final JsonOption json = new JsonOption();

    ListCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Catalog parts = catalog.get();
        PrintWriter out = spec.commandLine().getOut();
        List<Class<?>> kinds = kind.map(ListCommand::named).orElse(Catalog.KINDS);
        if (json.asked()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            kinds.forEach(shown -> facts.put(word(shown), facts(parts.parts(shown))));
            out.print(JsonOption.text(facts));
            out.flush();
            return;
        }
        for (Class<?> shown : kinds) {
            print(PartEntry.kindName(shown), parts.parts(shown), out);
        }
        out.flush();
    }

    private static List<Class<?>> named(String name) {
        List<String> known = Catalog.KINDS.stream().map(ListCommand::word).toList();
        int index = known.indexOf(name);
        if (index < 0) {
            throw new RequestException(
                    "\""
                            + name
                            + "\" is no kind of part; known are "
                            + String.join(", ", known)
                            + Nearest.question(name, known));
        }
        return List.of(Catalog.KINDS.get(index));
    }

    private static String word(Class<?> kind) {
        return PartEntry.kindName(kind).replace(' ', '-');
    }

    private static Map<String, String> facts(List<PartEntry> entries) {
        Map<String, String> facts = new LinkedHashMap<>();
        entries.forEach(entry -> facts.put(entry.id(), entry.summary()));
        return facts;
    }

    private static void print(String title, List<PartEntry> entries, PrintWriter out) {
        int width = entries.stream().mapToInt(entry -> entry.id().length()).max().orElse(0);
        out.println(title);
        for (PartEntry entry : entries) {
            String line = "  %-" + Math.max(1, width) + "s  %s";
            out.println(String.format(line, entry.id(), entry.summary()).stripTrailing());
        }
        if (entries.isEmpty()) {
            out.println("  none");
        }
    }
}
