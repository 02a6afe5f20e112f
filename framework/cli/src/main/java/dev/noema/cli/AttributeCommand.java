package dev.noema.cli;

import dev.noema.checkpoint.FileFault;
import dev.noema.generation.Attribute;
import dev.noema.generation.Encoding;
import dev.noema.generation.GivenItems;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.codes.CodeTable;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what tells the codes of two sets of items apart. */
@Command(
        name = "attribute",
        description =
                "Finds what the codes of some items have and those of others have not, such as a"
                        + " smile or a mood; sample, reconstruct, interpolate and complete add it.",
        footer = {
            "",
            "Examples:",
            "  noema attribute runs/faces --with smiling/ --without serious/ -o smile.json",
            "  noema reconstruct runs/faces anna.png --attribute smile.json --strength 1.5",
            "  noema attribute runs/news --with sport.txt --without business.txt -o sport.json",
            "  noema sample runs/news --attribute sport.json --strength -1"
        })
final class AttributeCommand implements Runnable {

    private static final String PLACES =
            ": files, folders of files, or for a model of text files with an item in each line.";

    @Spec private CommandSpec spec;

    @Mixin private final ModelArgument argument;

    @Option(
            names = "--with",
            paramLabel = "PLACE",
            arity = "1..*",
            required = true,
            description = "Items that have it" + PLACES)
    private List<String> with;

    @Option(
            names = "--without",
            paramLabel = "PLACE",
            arity = "1..*",
            required = true,
            description = "Items that have it not" + PLACES)
    private List<String> without;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class of the items, for a model that has classes.")
    private Optional<String> className = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = "attribute.json",
            description = "Where (attribute.json).")
    private Path out;

    @Mixin private final JsonOption json = new JsonOption();

    AttributeCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        try (ModelFolder model = argument.open()) {
            Attribute attribute =
                    Attribute.between(
                            model.model().about().name(),
                            codes(model, with),
                            codes(model, without));
            attribute.write(out);
            report(attribute);
        } catch (IOException e) {
            throw new UncheckedIOException(out + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    private CodeTable codes(ModelFolder model, List<String> places) {
        try (Items items = GivenItems.at(model, places, className)) {
            return Encoding.means(model, items, Limit.atOnce(model));
        }
    }

    private void report(Attribute attribute) {
        double squares = attribute.vector().stream().mapToDouble(each -> each * each).sum();
        double length = Math.sqrt(squares);
        PrintWriter console = spec.commandLine().getOut();
        if (json.asked()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("file", out.toString());
            facts.put("with", attribute.with());
            facts.put("without", attribute.without());
            facts.put("length", length);
            console.print(JsonOption.text(facts));
        } else {
            console.printf(
                    Locale.ROOT,
                    "%s: from %d items with it and %d without; their mean codes are %.2f apart%n",
                    out,
                    attribute.with(),
                    attribute.without(),
                    length);
        }
        console.flush();
    }
}
