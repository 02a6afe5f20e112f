package dev.noema.cli;

import dev.noema.generation.ModelFolder;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what a model is. */
@Command(
        name = "inspect",
        description =
                "Says what a model is: its parts and their parameters, shapes, classes, where it"
                        + " came from, graphs, and the size of its files.",
        footer = {
            "",
            "Examples:",
            "  noema inspect runs/digits",
            "  noema inspect runs/digits/bundle --json"
        })
final class InspectCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Mixin private final ModelArgument argument;

    @Mixin private final JsonOption json = new JsonOption();

    InspectCommand(Supplier<Catalog> catalog) {
        argument = new ModelArgument(catalog);
    }

    @Override
    public void run() {
        try (ModelFolder model = argument.open()) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(Outline.of(Inspection.of(model), json.asked()));
            out.flush();
        }
    }
}
