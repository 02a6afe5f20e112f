package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.spi.RequestException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a version of a model from the registry. */
@Command(
        name = "remove",
        description = "Deletes one version of a model; the others stay.",
        footer = {"", "Examples:", "  noema models remove digits:1"})
final class ModelsRemoveCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME:VERSION",
            converter = ModelFacts.Name.class,
            description = "The model and which of its versions.")
    private ModelName name;

    @Override
    public void run() {
        int version =
                name.version()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                name
                                                        + ": name the version too, such as "
                                                        + name
                                                        + ":1"));
        ModelPath.registry().remove(name.name(), version);
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + " is removed");
        out.flush();
    }
}
