package dev.noema.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Binds YAML to configuration records, and writes them back.
 *
 * <p>A key is a record component's name in kebab case; what is not given comes from the record's
 * static {@code defaults()}. Everything that is wrong is told at once. Safe for use by several
 * threads.
 */
public final class ConfigBinder {

    private final Forms forms;
    private final UnaryOperator<String> environment;

    public ConfigBinder(PartCatalog parts) {
        this(parts, System::getenv);
    }

    /** A binder with environment variables of its own, by their names. */
    ConfigBinder(PartCatalog parts, UnaryOperator<String> environment) {
        this.forms = new Forms(parts);
        this.environment = environment;
    }

    /**
     * Reads a file with settings, such as {@code training.batch=64}.
     *
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> Resolved<T> read(Class<T> type, Path file, List<String> settings) {
        return read(type, ConfigSources.of(file, settings));
    }

    /**
     * Reads files, profiles and settings, the later over the earlier.
     *
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> Resolved<T> read(Class<T> type, ConfigSources sources) {
        Report report = new Report();
        Composition composed = null;
        for (Path file : sources.files()) {
            Composition next = new Includes().read(file, report);
            composed = composed == null ? next : composed.under(next, composed.base());
        }
        return resolve(type, composed, sources.profiles(), sources.settings(), report);
    }

    /**
     * Reads text.
     *
     * @param name what origins and messages call the text
     * @throws ConfigException with everything that is wrong
     */
    public <T extends Record> Resolved<T> bind(
            Class<T> type, String name, String text, List<String> settings) {
        Report report = new Report();
        Value read = YamlReader.read(text, line -> new Origin(name, line), report);
        Composition composed = Composition.of(read, null, new Includes(), report);
        return resolve(type, composed, List.of(), settings, report);
    }

    private <T extends Record> Resolved<T> resolve(
            Class<T> type,
            Composition composed,
            List<String> profiles,
            List<String> settings,
            Report report) {
        RecordForm form = forms.record(type);
        Value given = composed.with(profiles, report);
        given = new Overrides(report).apply(given, settings);
        given = References.resolve(given, new Environment(environment, true), report);
        Object bound = form.read(given, null, new Site("", given.origin(), report));
        for (String other : composed.profiles().keySet()) {
            if (!profiles.contains(other)) {
                check(form, composed, other, report);
            }
        }
        report.check();
        Value resolved = Origins.carry(given, form.write(bound));
        return new Resolved<>(type.cast(bound), (Value.Mapping) resolved, composed.base());
    }

    /** Tells what is wrong in a profile that was not asked for; it would else stay unread. */
    private void check(RecordForm form, Composition composed, String profile, Report report) {
        Report trial = new Report();
        Value given = composed.with(List.of(profile), trial);
        given = References.resolve(given, new Environment(environment, false), trial);
        form.read(given, null, new Site("", given.origin(), trial));
        trial.problems().stream()
                .filter(problem -> problem.origin().via().startsWith(Composition.via(profile)))
                .filter(problem -> !problem.origin().via().endsWith(Environment.UNSET))
                .forEach(report::add);
    }

    /** A configuration made in Java, as if it had been read. */
    public <T extends Record> Resolved<T> resolve(T config) {
        Value written = forms.record(config.getClass()).write(config);
        return new Resolved<>(config, (Value.Mapping) written, null);
    }

    /** A JSON Schema (2020-12) of files that give a record, for editors. */
    public String schema(Class<? extends Record> type) {
        return JsonSchema.of(forms.record(type)).toPrettyString() + "\n";
    }

    /** What there is to know of a record's options. */
    public List<OptionDescription> options(Class<? extends Record> type) {
        return forms.record(type).options();
    }
}
