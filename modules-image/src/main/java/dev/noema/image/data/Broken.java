package dev.noema.image.data;

/** What happens at a picture that cannot be read. */
public enum Broken {
    /** Reading ends and names the file. */
    FAIL,
    /** The file is left out, and how many were is said. */
    SKIP
}
