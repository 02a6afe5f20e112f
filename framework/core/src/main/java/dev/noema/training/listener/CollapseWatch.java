package dev.noema.training.listener;

import dev.noema.training.Collapse;
import dev.noema.training.TrainingListener;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Says at a validation that the code is no longer in use, and again if it was in between. */
public final class CollapseWatch implements TrainingListener {

    private final Consumer<String> say;
    private boolean said;

    public CollapseWatch(Consumer<String> say) {
        this.say = say;
    }

    @Override
    public String name() {
        return "collapse-watch";
    }

    @Override
    public void validated(long step, Map<String, Double> metrics) {
        Double divergence = metrics.get("validation.kl");
        Double active = metrics.get("validation.active-units");
        if (divergence == null || active == null) {
            return;
        }
        Optional<String> warning = Collapse.warning(divergence, active.intValue());
        if (!said) {
            warning.ifPresent(line -> say.accept("step " + step + ": " + line));
        }
        said = warning.isPresent();
    }
}
