package dev.noema.schedule;

import java.util.Map;

/** A part that asks the pass for scheduled values, and says what they are. */
public interface Scheduled {

    /**
     * The schedules by the names under which the part calls {@code pass.scheduled(name)}; empty
     * when it asks for none.
     */
    Map<String, Schedule> schedules();
}
