package dev.noema.prior;

/** The options of {@code standard-normal}: none. */
public record StandardNormalOptions() {

    public static StandardNormalOptions defaults() {
        return new StandardNormalOptions();
    }
}
