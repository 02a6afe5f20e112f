package dev.noema.training;

import dev.noema.serving.FloatTensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Told what happens in a training, on the training thread. */
public interface TrainingListener {

    /** A name, unique among the listeners of a run: what it remembers is saved under it. */
    String name();

    /**
     * Training begins or goes on.
     *
     * @param step how many steps are done
     * @param estimate what the rest will take, one line
     */
    default void started(long step, String estimate) {}

    default void stepped(StepReport report) {}

    /** The validation data were measured: means over the items by name, in nats. */
    default void validated(long step, Map<String, Double> metrics) {}

    /**
     * The validation data can be encoded by the model as it is now; told after {@link #validated}.
     *
     * @param codes the parameters of q(z|x) by name, each {@code (items, latent)}; encodes when
     *     asked, once for all listeners
     */
    default void encoded(long step, Supplier<Map<String, FloatTensor>> codes) {}

    /**
     * A checkpoint is about to be saved; what {@link #state} gives after this call goes into it.
     */
    default void saving(long step) {}

    /** A checkpoint was saved. */
    default void saved(long step, Path folder, boolean best) {}

    /** Something that the user should know, one line. */
    default void notice(String line) {}

    default void finished(Outcome outcome) {}

    /** The training ends by a fault; a listener lets go of what it holds, and throws nothing. */
    default void failed(RuntimeException fault) {}

    /** What a resumed run has to remember: texts, numbers, lists and maps. */
    default Map<String, Object> state() {
        return Map.of();
    }

    /** Takes back what {@link #state} gave. */
    default void restore(Map<String, Object> state) {}
}
