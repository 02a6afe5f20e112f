package dev.noema.wiring;

import com.google.inject.Binder;
import com.google.inject.Provider;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.Multibinder;
import dev.noema.config.PartEntry;
import dev.noema.data.DataType;
import dev.noema.data.Inspector;
import dev.noema.objective.ObjectiveTerm;
import dev.noema.spi.CompanionFactory;
import dev.noema.spi.Decoder;
import dev.noema.spi.Encoder;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Measurement;
import dev.noema.spi.Objective;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;
import dev.noema.spi.ReconstructionMetric;
import java.util.regex.Pattern;

/**
 * Registers parts under ids.
 *
 * <pre>{@code
 * parts.encoder("image.conv", ConvEncoderConfig.class).to(ConvEncoderFactory.class);
 * }</pre>
 *
 * <p>An id that is taken is an error at start that shows the lines of both registrations.
 */
public final class PartBinder {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*");

    private final Binder binder;
    private final MapBinder<PartKey, Registration> registrations;
    private final MapBinder<String, MetricRegistration> metrics;
    private final Multibinder<MeasurementRegistration> measurements;
    private final MapBinder<String, CompanionRegistration> companions;
    private final Multibinder<Inspector> inspectors;

    private PartBinder(Binder binder) {
        this.binder = binder.skipSources(PartBinder.class, To.class);
        this.registrations = MapBinder.newMapBinder(this.binder, PartKey.class, Registration.class);
        this.metrics = MapBinder.newMapBinder(this.binder, String.class, MetricRegistration.class);
        this.measurements = Multibinder.newSetBinder(this.binder, MeasurementRegistration.class);
        this.companions =
                MapBinder.newMapBinder(this.binder, String.class, CompanionRegistration.class);
        this.inspectors = Multibinder.newSetBinder(this.binder, Inspector.class);
    }

    /** For use within a Guice module; a {@link Modality} is handed one. */
    public static PartBinder partBinder(Binder binder) {
        return new PartBinder(binder);
    }

    /** The Guice binder, for what a modality's factories need besides. */
    public Binder binder() {
        return binder;
    }

    /** What reads files of one kind. */
    public <C extends Record> To<DataType<C>> dataType(String id, Class<C> options) {
        return part(DataType.class, id, options);
    }

    /** What makes the posterior q(z|x). */
    public <C extends Record> To<PartFactory<C, Encoder>> encoder(String id, Class<C> options) {
        return part(Encoder.class, id, options);
    }

    /** What makes the likelihood's parameters from the latent code. */
    public <C extends Record> To<PartFactory<C, Decoder>> decoder(String id, Class<C> options) {
        return part(Decoder.class, id, options);
    }

    /** A distribution of latent codes p(z). */
    public <C extends Record> To<PartFactory<C, Prior>> prior(String id, Class<C> options) {
        return part(Prior.class, id, options);
    }

    /** A distribution of the data p(x|z). */
    public <C extends Record> To<PartFactory<C, Likelihood>> likelihood(
            String id, Class<C> options) {
        return part(Likelihood.class, id, options);
    }

    /** What training minimises. */
    public <C extends Record> To<PartFactory<C, Objective>> objective(String id, Class<C> options) {
        return part(Objective.class, id, options);
    }

    /** A term that the objective adds to the loss. */
    public <C extends Record> To<PartFactory<C, ObjectiveTerm>> objectiveTerm(
            String id, Class<C> options) {
        return part(ObjectiveTerm.class, id, options);
    }

    /**
     * What tells how good reconstructions are, for data of one codec; evaluation shows all of them.
     */
    public void metric(String codec, ReconstructionMetric metric) {
        MetricRegistration registration = new MetricRegistration(codec, metric);
        metrics.addBinding(registration.key()).toInstance(registration);
    }

    /** What an evaluation measures besides, for data of one codec. */
    public void measurement(String codec, Measurement measurement) {
        measurements.addBinding().toInstance(new MeasurementRegistration(codec, measurement));
    }

    /**
     * A function that goes along with every model of data of one codec, as the graph of this name.
     */
    public void companion(String codec, String graph, CompanionFactory factory) {
        CompanionRegistration registration = new CompanionRegistration(codec, graph, factory);
        companions.addBinding(registration.key()).toInstance(registration);
    }

    /** What looks at a folder and proposes an experiment; a modality may bring several. */
    public void inspector(Class<? extends Inspector> inspector) {
        inspectors.addBinding().to(inspector);
    }

    private <F> To<F> part(Class<?> kind, String id, Class<? extends Record> options) {
        if (!ID.matcher(id).matches()) {
            binder.addError(
                    "the id \"%s\" is not allowed; allowed are lower-case words joined by . or -, as in"
                            + " image.conv",
                    id);
        }
        return new To<>(new PartEntry(kind, id, options));
    }

    /**
     * The second half of a registration.
     *
     * @param <F> the factory
     */
    public final class To<F> {

        private final PartEntry entry;

        private To(PartEntry entry) {
            this.entry = entry;
        }

        /** Made by a factory that Guice makes. */
        public void to(Class<? extends F> factory) {
            register(binder.getProvider(factory));
        }

        /** Made by this factory. */
        public void toInstance(F factory) {
            register(() -> factory);
        }

        private void register(Provider<?> factory) {
            registrations
                    .addBinding(new PartKey(entry.kind(), entry.id()))
                    .toInstance(new Registration(entry, factory));
        }
    }
}
