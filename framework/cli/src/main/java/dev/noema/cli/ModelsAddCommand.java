package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.registry.RegisteredModel;
import dev.noema.registry.Registry;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a model to the registry. */
@Command(
        name = "add",
        description =
                "Copies a run or bundle into the registry, under the next version or the one named.",
        footer = {
            "",
            "Examples:",
            "  noema models add runs/digits/bundle digits",
            "  noema models add runs/digits digits:4 --note 'wider decoder'"
        })
final class ModelsAddCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            converter = ModelPath.class,
            description = "The folder of a run or of an exported bundle.")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "NAME[:VERSION]",
            converter = ModelFacts.Name.class,
            description = "What it is called.")
    private ModelName name;

    @Option(names = "--note", paramLabel = "TEXT", description = "What there is to say about it.")
    private String note = "";

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        Registry registry = ModelPath.registry();
        RegisteredModel added = registry.add(folder, name, note);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json.asked()
                        ? JsonOption.text(ModelFacts.of(registry, added))
                        : added.id() + " is in " + registry.folder(added.id()) + "\n");
        out.flush();
    }
}
