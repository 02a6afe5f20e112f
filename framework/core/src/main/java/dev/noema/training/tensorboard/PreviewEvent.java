package dev.noema.training.tensorboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes an event of a preview's file: a picture, a sound or a text. */
final class PreviewEvent {

    private static final long LARGEST = 1 << 25;
    private static final int HEADER = 44;

    private PreviewEvent() {}

    /** Nothing for a file that TensorBoard cannot show. */
    static Optional<Message> of(Events events, Path file) throws IOException {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        if (point < 1 || Files.size(file) > LARGEST) {
            return Optional.empty();
        }
        String tag = "previews/" + name.substring(0, point);
        byte[] content = Files.readAllBytes(file);
        return switch (name.substring(point + 1)) {
            case "png" ->
                    content.length < HEADER
                            ? Optional.empty()
                            : Optional.of(events.picture(tag, content));
            case "wav" ->
                    content.length < HEADER
                            ? Optional.empty()
                            : Optional.of(events.sound(tag, content));
            case "txt" -> Optional.of(events.text(tag, fenced(content)));
            default -> Optional.empty();
        };
    }

    /** TensorBoard reads texts as Markdown; within a fence lines stay lines. */
    private static String fenced(byte[] content) {
        return "```\n" + new String(content, StandardCharsets.UTF_8) + "\n```";
    }
}
