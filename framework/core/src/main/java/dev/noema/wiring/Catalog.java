package dev.noema.wiring;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import dev.noema.config.PartCatalog;
import dev.noema.config.PartEntry;
import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.data.Inspector;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.Companion;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Measurement;
import dev.noema.spi.Objective;
import dev.noema.spi.Part;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;
import dev.noema.spi.ReconstructionMetric;
import dev.noema.spi.RequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All parts that the modalities brought; makes those that a configuration names. Immutable. */
public final class Catalog implements PartCatalog {

    /** The kinds of part, in the order in which data meets them. */
    public static final List<Class<?>> KINDS =
            List.of(
                    DataType.class,
                    Encoder.class,
                    Decoder.class,
                    Prior.class,
                    Likelihood.class,
                    Objective.class,
                    ObjectiveTerm.class);

    private static final Map<String, String> MODULES =
            Map.of("image", "noema-image", "text", "noema-text", "audio", "noema-audio");

    private final List<Registration> registrations;
    private final List<MetricRegistration> metrics;
    private final List<MeasurementRegistration> measurements;
    private final List<CompanionRegistration> companions;
    private final List<Inspector> inspectors;

    Catalog(
            Collection<Registration> registrations,
            Collection<MetricRegistration> metrics,
            Collection<CompanionRegistration> companions,
            Collection<MeasurementRegistration> measurements,
            Collection<Inspector> inspectors) {
        this.measurements = List.copyOf(measurements);
        this.metrics = List.copyOf(metrics);
        this.companions = List.copyOf(companions);
        this.inspectors = List.copyOf(inspectors);
        this.registrations =
                registrations.stream()
                        .sorted(Comparator.comparing(registration -> registration.entry().id()))
                        .toList();
    }

    /**
     * The parts of all modalities on the class path.
     *
     * @throws WiringException when they do not fit together
     */
    public static Catalog discover() {
        List<Modality> modalities = new ArrayList<>();
        try {
            ServiceLoader.load(Modality.class).forEach(modalities::add);
        } catch (ServiceConfigurationError e) {
            throw new WiringException("a modality cannot be loaded: " + e.getMessage(), e);
        }
        return of(modalities);
    }

    /**
     * The parts of these modalities alone.
     *
     * @throws WiringException when they do not fit together
     */
    public static Catalog of(List<Modality> modalities) {
        try {
            return Guice.createInjector(new CatalogModule(modalities)).getInstance(Catalog.class);
        } catch (CreationException e) {
            throw WiringException.of(e);
        }
    }

    @Override
    public List<PartEntry> parts(Class<?> kind) {
        return entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** All parts, in the order of their ids. */
    public List<PartEntry> entries() {
        return registrations.stream().map(Registration::entry).toList();
    }

    /** What tells how good reconstructions of data of a codec are, in the order of registration. */
    public List<ReconstructionMetric> metrics(String codec) {
        return metrics.stream()
                .filter(registration -> registration.codec().equals(codec))
                .map(MetricRegistration::metric)
                .toList();
    }

    /** What an evaluation measures besides of data of a codec, in the order of registration. */
    public List<Measurement> measurements(String codec) {
        return measurements.stream()
                .filter(registration -> registration.codec().equals(codec))
                .map(MeasurementRegistration::measurement)
                .toList();
    }

    /**
     * The functions that go along with models of data of a codec, by the names of their graphs.
     *
     * @param preprocessing how files became items
     */
    public Map<String, Companion> companions(String codec, Map<String, Object> preprocessing) {
        Map<String, Companion> made = new LinkedHashMap<>();
        companions.stream()
                .filter(registration -> registration.codec().equals(codec))
                .forEach(
                        registration ->
                                made.put(
                                        registration.graph(),
                                        registration.factory().create(preprocessing)));
        return made;
    }

    /** What looks at folders and proposes experiments, in the order of registration. */
    public List<Inspector> inspectors() {
        return inspectors;
    }

    @Override
    public Optional<String> moduleOf(String id) {
        String prefix = id.replaceFirst("\\..*", "");
        boolean present = entries().stream().anyMatch(entry -> entry.id().startsWith(prefix + "."));
        return present || !id.contains(".")
                ? Optional.empty()
                : Optional.ofNullable(MODULES.get(prefix)).map(module -> "the module " + module);
    }

    /**
     * Makes a model part.
     *
     * @throws RequestException when the id is not known or the options do not fit the model
     */
    public <P> P create(Class<P> kind, Part<P> part, PartContext context) {
        Registration registration = find(kind, part.type());
        @SuppressWarnings(
                "unchecked") // the binder takes only factories of the kind and its options
        PartFactory<Record, P> factory = (PartFactory<Record, P>) registration.factory().get();
        try {
            return factory.create(part.options(), context);
        } catch (IllegalArgumentException e) {
            String name = PartEntry.kindName(kind) + " " + part.type();
            throw new RequestException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens the data of an experiment; the caller closes it.
     *
     * @throws dev.noema.data.DataException when the data cannot be used
     */
    public Data open(Part<DataType<?>> part, DataType.Place place) {
        @SuppressWarnings("unchecked") // the binder takes only data types of these options
        DataType<Record> type =
                (DataType<Record>) find(DataType.class, part.type()).factory().get();
        return type.open(part.options(), place);
    }

    private Registration find(Class<?> kind, String id) {
        return registrations.stream()
                .filter(it -> it.entry().kind() == kind && it.entry().id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(kind, id));
    }

    private RequestException unknown(Class<?> kind, String id) {
        String known = parts(kind).stream().map(PartEntry::id).collect(Collectors.joining(", "));
        return new RequestException(
                "\"" + id + "\" is no known " + PartEntry.kindName(kind) + "; known are " + known);
    }
}
