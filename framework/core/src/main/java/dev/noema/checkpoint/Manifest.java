package dev.noema.checkpoint;

import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The list of a checkpoint's files with their sizes and digests, written last. */
final class Manifest {

    static final String FILE = "manifest.json";

    private static final int LONGEST = 1 << 16;

    private Manifest() {}

    /**
     * The manifest of the files in a folder: one text for one content, so that it can be checked as
     * a whole.
     */
    static String of(Path folder, long step, List<String> files) throws IOException {
        StringBuilder text =
                new StringBuilder("{\n  \"format\": 1,\n  \"step\": ")
                        .append(step)
                        .append(",\n  \"files\": {\n");
        for (int i = 0; i < files.size(); i++) {
            text.append(entry(folder, files.get(i))).append(i + 1 < files.size() ? ",\n" : "\n");
        }
        return text.append("  }\n}\n").toString();
    }

    private static String entry(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        return String.format(
                Locale.ROOT,
                "    \"%s\": {\"size\": %d, \"sha256\": \"%s\"}",
                file,
                Files.size(path),
                Sha256.of(path));
    }

    /**
     * Compares a folder with its manifest.
     *
     * @return what is wrong, or an empty text when every byte is what was saved
     */
    static String fault(Path folder, long step, List<String> files) throws IOException {
        try {
            Path manifest = folder.resolve(FILE);
            if (Files.size(manifest) > LONGEST) {
                return FILE + " is changed";
            }
            byte[] written = Files.readAllBytes(manifest);
            if (Arrays.equals(written, of(folder, step, files).getBytes(StandardCharsets.UTF_8))) {
                return "";
            }
            String text = new String(written, StandardCharsets.UTF_8);
            for (String file : files) {
                if (!text.contains(entry(folder, file))) {
                    return file + " is not as saved";
                }
            }
            return FILE + " is changed";
        } catch (NoSuchFileException e) {
            return Path.of(e.getFile()).getFileName() + " is missing";
        }
    }
}
