package dev.noema.cli;

import dev.noema.registry.ModelName;
import dev.noema.registry.RegisteredModel;
import dev.noema.registry.Registry;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that registered models are as they were added. */
@Command(
        name = "verify",
        description =
                "Checks every file of the models by its SHA-256; exit 1 when one is missing or has changed.",
        footer = {"", "Examples:", "  noema models verify", "  noema models verify digits:1"})
final class ModelsVerifyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME[:VERSION]",
            converter = ModelFacts.Name.class,
            description = "One model alone; without a version, all of its versions.")
    private Optional<ModelName> name = Optional.empty();

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        Registry registry = ModelPath.registry();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (RegisteredModel model : models(registry)) {
            faults.put(model.id().toString(), registry.faults(model));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            out.print(JsonOption.text(faults));
        } else {
            faults.forEach(
                    (model, found) -> {
                        out.println(model + (found.isEmpty() ? ": as it was added" : ":"));
                        found.forEach(fault -> out.println("  " + fault));
                    });
        }
        out.flush();
        return faults.values().stream().allMatch(List::isEmpty) ? 0 : Failures.RUN_FAILED;
    }

    private List<RegisteredModel> models(Registry registry) {
        if (name.isEmpty()) {
            return registry.all();
        }
        RegisteredModel found = registry.find(name.get());
        return name.get().version().isPresent()
                ? List.of(found)
                : registry.versions(name.get().name());
    }
}
