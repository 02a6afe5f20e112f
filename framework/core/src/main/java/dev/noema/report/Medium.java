package dev.noema.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of items that people look at or listen to, as it stands in the page.
 *
 * @param kind what it is
 * @param content a data URI, or the text itself
 */
record Medium(Kind kind, String content) {

    /** What a page can show. */
    enum Kind {
        PICTURE,
        SOUND,
        TEXT
    }

    private static final int LARGEST_TEXT = 20_000;
    private static final long LARGEST_FILE = 1 << 25;

    /**
     * The file of a name, whatever its extension is; nothing where there is none that can be shown.
     */
    static Optional<Medium> find(Path folder, String name) throws IOException {
        return all(folder, name).stream().findFirst();
    }

    /** All files of a name that can be shown, such as sounds and the picture of them. */
    static List<Medium> all(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(file -> file.getFileName().toString().startsWith(name + "."))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
        }
        List<Medium> media = new ArrayList<>();
        for (Path file : files) {
            read(file).ifPresent(media::add);
        }
        return media;
    }

    /** How many characters it takes in the page. */
    int size() {
        return content.length();
    }

    private static Optional<Medium> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return SmallPicture.of(bytes)
                    .map(small -> new Medium(Kind.PICTURE, uri(small.type(), small.bytes())));
        }
        if (starts(bytes, 'R', 'I', 'F', 'F')) {
            return Optional.of(new Medium(Kind.SOUND, uri("audio/wav", bytes)));
        }
        if (name.endsWith(".txt") || name.endsWith(".md") || name.endsWith(".csv")) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(
                    new Medium(
                            Kind.TEXT, text.substring(0, Math.min(LARGEST_TEXT, text.length()))));
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String uri(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
