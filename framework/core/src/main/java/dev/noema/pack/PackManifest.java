package dev.noema.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.files.OneLine;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a zip holds, as its first entry says.
 *
 * @param format the version of this record, {@link #FORMAT} when written now
 * @param kind {@code run} or {@code bundle}
 * @param files every other entry by its path
 */
public record PackManifest(int format, String kind, SortedMap<String, PackedFile> files) {

    /** The version that this code writes, and the only one that it reads. */
    public static final int FORMAT = 1;

    /** The manifest's own path. */
    static final String FILE = "noema-pack.json";

    static final String RUN = "run";
    static final String BUNDLE = "bundle";

    /** What makes a folder one of each kind. */
    static final Map<String, String> MARKS =
            Map.of(RUN, "config.yaml", BUNDLE, BundleManifest.FILE);

    private static final int MOST_FILES = 100_000;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    public PackManifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format + " is not known");
        }
        if (kind == null || files == null) {
            throw new IllegalArgumentException("kind or files are missing");
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (!MARKS.containsKey(kind) || !files.containsKey(MARKS.get(kind))) {
            throw new IllegalArgumentException("it is neither a run nor a bundle");
        }
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("more than " + MOST_FILES + " files");
        }
        check(files);
    }

    /**
     * What the folder of a run or bundle holds, hidden files left out.
     *
     * @throws RequestException when it is neither, or holds a link or a name that other systems do
     *     not allow
     */
    public static PackManifest of(Path folder) throws IOException {
        return FolderFiles.of(folder).manifest();
    }

    /** How many bytes all files have together. */
    public long bytes() {
        return files.values().stream().mapToLong(PackedFile::bytes).reduce(0, Math::addExact);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a manifest; throws {@link RequestException} for any other text. */
    static PackManifest parse(byte[] json) {
        try {
            return JSON.readValue(json, PackManifest.class);
        } catch (JsonProcessingException e) {
            String reason =
                    e.getCause() instanceof IllegalArgumentException refused
                            ? refused.getMessage()
                            : e.getOriginalMessage();
            throw new RequestException("the manifest is damaged: " + OneLine.of(reason), e);
        } catch (IOException e) {
            throw new RequestException("the manifest is damaged", e);
        }
    }

    private static void check(SortedMap<String, PackedFile> files) {
        Set<String> lowerCase = new HashSet<>();
        files.forEach(
                (path, file) -> {
                    if (file == null || !PackPath.isPlain(path) || path.equals(FILE)) {
                        throw new IllegalArgumentException(
                                "\"" + path + "\" is no name for a packed file");
                    }
                    if (!lowerCase.add(path.toLowerCase(Locale.ROOT))) {
                        throw new IllegalArgumentException(
                                "two files are named \"" + path + "\" but for capitals");
                    }
                });
    }
}
