package dev.noema.report;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The style sheet and the script, and what a browser is told to allow. */
final class Assets {

    private Assets() {}

    static String text(String name) throws IOException {
        try (InputStream input = Assets.class.getResourceAsStream(name)) {
            // Browsers hash a script after they have made all line ends alike.
            return "\n"
                    + new String(input.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\r\n", "\n");
        }
    }

    /**
     * A content security policy by which nothing is fetched, and no script runs but this one: a
     * second lock behind the escaping.
     */
    static String policy(String style, String script) {
        return "default-src 'none'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'; style-src '"
                + hash(style)
                + "'; script-src '"
                + hash(script)
                + "'";
    }

    private static String hash(String text) {
        byte[] digest = Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
