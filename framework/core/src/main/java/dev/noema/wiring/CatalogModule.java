package dev.noema.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.noema.data.Inspector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets each modality register its parts and gathers them in a catalog. */
final class CatalogModule extends AbstractModule {

    private final List<Modality> modalities;

    CatalogModule(List<Modality> modalities) {
        this.modalities = modalities;
    }

    @Override
    protected void configure() {
        PartBinder parts = PartBinder.partBinder(binder());
        Map<String, Modality> known = new HashMap<>();
        for (Modality modality : modalities) {
            Modality other = known.putIfAbsent(modality.id(), modality);
            if (other != null) {
                addError(
                        "two modalities are called \"%s\": %s and %s",
                        modality.id(), other.getClass().getName(), modality.getClass().getName());
            }
            modality.configure(parts);
        }
    }

    @Provides
    @Singleton
    Catalog catalog(
            Map<PartKey, Registration> registrations,
            Map<String, MetricRegistration> metrics,
            Map<String, CompanionRegistration> companions,
            Set<MeasurementRegistration> measurements,
            Set<Inspector> inspectors) {
        return new Catalog(
                registrations.values(),
                metrics.values(),
                companions.values(),
                measurements,
                inspectors);
    }
}
