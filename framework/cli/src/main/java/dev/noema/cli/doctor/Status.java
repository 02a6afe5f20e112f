package dev.noema.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether what a check looked at is as it should be. */
public enum Status {
    OK,
    /** It works, but not as well as it could. */
    WARN,
    /** Noema cannot work so. */
    FAIL;

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
