package dev.noema.image.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Starts digests with the one algorithm that the project uses. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
