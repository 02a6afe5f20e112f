package dev.noema.reproduction;

import dev.noema.experiment.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In what two trainings of one experiment differ, though their configuration is the same. */
final class Circumstances {

    private final List<String> differences = new ArrayList<>();

    private Circumstances() {}

    static List<String> between(Provenance then, Provenance now) {
        Circumstances all = new Circumstances();
        all.compare("noema", then.noema(), now.noema());
        all.compare("engine", then.engine(), now.engine());
        all.compare("java", then.java(), now.java());
        all.compare("system", then.system(), now.system());
        all.compare("processor", then.processor(), now.processor());
        all.compare("processor's features", then.features(), now.features());
        all.compare("threads", then.threads(), now.threads());
        all.compare("device", then.device(), now.device());
        return all.differences;
    }

    private void compare(String what, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            differences.add(what + ": " + then + ", now " + now);
        }
    }
}
