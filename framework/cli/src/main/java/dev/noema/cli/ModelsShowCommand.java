package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.registry.Registry;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is kept of a model. */
@Command(
        name = "show",
        description = "Says when a model was added, what was said about it, and where it is.",
        footer = {
            "",
            "Examples:",
            "  noema models show digits",
            "  noema models show digits:1 --json"
        })
final class ModelsShowCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME[:VERSION]",
            converter = ModelFacts.Name.class,
            description = "The model; without a version, its newest.")
    private ModelName name;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        Registry registry = ModelPath.registry();
        PrintWriter out = spec.commandLine().getOut();
        out.print(Outline.of(ModelFacts.of(registry, registry.find(name)), json.asked()));
        out.flush();
    }
}
