package dev.noema.evaluation;

import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * Renders items as HTML that holds all of them itself: pictures and sounds as {@code data:}
 * addresses, everything else as text.
 */
final class Thumbnails {

    private static final Map<String, String> PICTURES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "svg", "image/svg+xml");
    private static final Map<String, String> SOUNDS =
            Map.of("wav", "audio/wav", "mid", "audio/midi");

    private final Codec codec;
    private final Map<String, Object> preprocessing;

    Thumbnails(Codec codec, Map<String, Object> preprocessing) {
        this.codec = codec;
        this.preprocessing = preprocessing;
    }

    /** The element that shows one of several items. */
    String html(Tensor items, int index) throws IOException {
        String extension = codec.extension();
        byte[] content = rendered(items, index);
        if (PICTURES.containsKey(extension)) {
            return "<img alt=\"\" src=\"" + address(PICTURES.get(extension), content) + "\">";
        }
        if (SOUNDS.containsKey(extension)) {
            return "<audio controls src=\""
                    + address(SOUNDS.get(extension), content)
                    + "\"></audio>";
        }
        return "<pre>" + escaped(new String(content, StandardCharsets.UTF_8)) + "</pre>";
    }

    private byte[] rendered(Tensor items, int index) throws IOException {
        Path folder = Files.createTempDirectory("noema");
        Path file = folder.resolve("item." + codec.extension());
        try {
            codec.write(items, index, preprocessing, file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static String address(String type, byte[] content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    /** Text as HTML shows it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
