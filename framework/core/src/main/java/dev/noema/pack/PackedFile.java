package dev.noema.pack;

import java.util.regex.Pattern;

/**
 * What a manifest vouches for.
 *
 * @param bytes how long the file is
 * @param sha256 its digest in hexadecimal
 */
public record PackedFile(long bytes, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public PackedFile {
        if (bytes < 0) {
            throw new IllegalArgumentException("a file of " + bytes + " bytes cannot be");
        }
        if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
        }
    }
}
