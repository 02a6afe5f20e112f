package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.registry.RegisteredModel;
import dev.noema.registry.Registry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models of the registry. */
@Command(
        name = "list",
        description = "Lists the models of the registry, or the versions of one.",
        footer = {"", "Examples:", "  noema models list", "  noema models list digits --json"})
final class ModelsListCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One model alone.")
    private Optional<String> name = Optional.empty();

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        Registry registry = ModelPath.registry();
        List<RegisteredModel> models = registry.all();
        if (name.isPresent()) {
            registry.folder(new ModelName(name.get(), Optional.empty()));
            models = registry.versions(name.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            out.print(
                    JsonOption.text(
                            models.stream().map(model -> ModelFacts.of(registry, model)).toList()));
        } else if (models.isEmpty()) {
            out.println(
                    registry.root() + ": holds no models; noema models add FOLDER NAME adds one");
        } else {
            ModelFacts.lines(models).forEach(out::println);
        }
        out.flush();
    }
}
