package dev.noema.training;

import java.nio.file.Path;
import java.util.Map;

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
