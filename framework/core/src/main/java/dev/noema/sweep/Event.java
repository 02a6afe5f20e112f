package dev.noema.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that happened in a sweep. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = Event.Proposed.class, name = "proposed"),
    @JsonSubTypes.Type(value = Event.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Event.Ended.class, name = "ended")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
sealed interface Event {

    /** How long the sweep had been at work, all its sessions together. */
    double seconds();

    /**
     * The sweep began.
     *
     * @param plan what decides its trials, as YAML
     * @param threads how many threads each trial takes; 0 where the experiment says so
     */
    record Begun(double seconds, String plan, int threads) implements Event {}

    /** A trial was proposed. */
    record Proposed(double seconds, Trial trial) implements Event {}

    /** A process took up a trial. */
    record Started(double seconds, int trial) implements Event {}

    /** A trial ended; it is never run again. */
    record Ended(double seconds, Trial trial) implements Event {}
}
