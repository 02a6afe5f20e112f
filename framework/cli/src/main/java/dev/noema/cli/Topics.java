package dev.noema.cli;

import dev.noema.config.Alternative;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Nearest;
import dev.noema.config.OptionDescription;
import dev.noema.config.PartEntry;
import dev.noema.spi.RequestException;
import dev.noema.sweep.SweepConfig;
import dev.noema.wiring.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what can be described: the experiment, its sections, and the parts. */
final class Topics {

    private static final String EXPERIMENT = "experiment";
    private static final String SWEEP = "sweep";

    private final Catalog catalog;
    private final ConfigBinder binder;

    Topics(Catalog catalog, ConfigBinder binder) {
        this.catalog = catalog;
        this.binder = binder;
    }

    List<Topic> all() {
        List<Topic> topics = new ArrayList<>();
        topics.add(experiment());
        topics.add(sweep());
        for (Class<?> kind : Catalog.KINDS) {
            catalog.parts(kind).stream().map(this::part).forEach(topics::add);
        }
        return topics;
    }

    /**
     * The parts of this id, or the section of this path.
     *
     * @throws RequestException when there is neither
     */
    List<Topic> find(String name) {
        if (name.equals(EXPERIMENT)) {
            return List.of(experiment());
        }
        if (name.equals(SWEEP)) {
            return List.of(sweep());
        }
        List<PartEntry> parts =
                catalog.entries().stream().filter(entry -> entry.id().equals(name)).toList();
        if (!parts.isEmpty()) {
            return parts.stream().map(this::part).toList();
        }
        List<OptionDescription> section = binder.options(ExperimentConfig.class);
        Optional<OptionDescription> found = Optional.empty();
        for (String key : name.split("\\.", -1)) {
            found = section.stream().filter(option -> option.key().equals(key)).findFirst();
            section =
                    found.stream()
                            .flatMap(option -> option.alternatives().stream())
                            .flatMap(alternative -> alternative.options().stream())
                            .toList();
        }
        return List.of(section(name, found.orElseThrow(() -> unknown(name))));
    }

    private Topic experiment() {
        List<OptionDescription> options = binder.options(ExperimentConfig.class);
        return new Topic(EXPERIMENT, List.of(new Alternative("", "", options)));
    }

    private Topic sweep() {
        List<OptionDescription> options = binder.options(SweepConfig.class);
        return new Topic(SWEEP, List.of(new Alternative("", "", options)));
    }

    private Topic part(PartEntry entry) {
        List<OptionDescription> options = binder.options(entry.options());
        Alternative shape = new Alternative("", entry.summary(), options);
        return new Topic(entry.kindName() + " " + entry.id(), List.of(shape));
    }

    private static Topic section(String name, OptionDescription option) {
        Alternative whole = new Alternative("", "", List.of(option));
        return new Topic(name, List.of(whole));
    }

    private RequestException unknown(String name) {
        List<String> known =
                Stream.concat(
                                Stream.concat(
                                        Stream.of(EXPERIMENT, SWEEP),
                                        binder.options(ExperimentConfig.class).stream()
                                                .map(OptionDescription::key)),
                                catalog.entries().stream().map(PartEntry::id).distinct())
                        .toList();
        return new RequestException(
                "\""
                        + name
                        + "\" is neither a part nor a section"
                        + catalog.moduleOf(name)
                                .map(module -> "; it comes with " + module)
                                .orElse("")
                        + "; see noema list"
                        + Nearest.question(name, known));
    }
}
