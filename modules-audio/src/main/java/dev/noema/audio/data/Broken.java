package dev.noema.audio.data;

/** What happens at a sound that cannot be read. */
public enum Broken {
    /** Reading ends and names all of them. */
    FAIL,
    /** They are left out, and each is named. */
    SKIP
}
