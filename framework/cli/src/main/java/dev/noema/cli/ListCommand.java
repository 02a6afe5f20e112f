package dev.noema.cli;

import dev.noema.config.Nearest;
import dev.noema.config.PartEntry;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the parts that a configuration may name. */
@Command(
        name = "list",
        description = "Lists the parts that a configuration may name.",
        footer = {"", "Examples:", "  noema list", "  noema list likelihood"})
final class ListCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "One kind of part alone.")
    private Optional<String> kind = Optional.empty();

    ListCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Catalog parts = catalog.get();
        PrintWriter out = spec.commandLine().getOut();
        for (Class<?> shown : kind.map(ListCommand::named).orElse(Catalog.KINDS)) {
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
