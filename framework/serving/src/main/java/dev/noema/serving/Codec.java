package dev.noema.serving;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Turns files of one kind into items and items into files, without any engine.
 *
 * <p>Found by {@link ServiceLoader}, so a jar that brings one lists it under {@code
 * META-INF/services/dev.noema.serving.Codec}. Safe for use by several threads.
 */
public interface Codec {

    /** The id that bundles hold, such as {@code image}. */
    String id();

    /** What the names of written files end with, without the dot. */
    String extension();

    /**
     * Reads one item, {@code (1, event...)}.
     *
     * @param preprocessing how files become arrays, as the bundle keeps it
     * @throws IOException when the file cannot be read or is not of this kind: one line that names
     *     it
     */
    FloatTensor read(Path file, Map<String, Object> preprocessing) throws IOException;

    /**
     * Writes one of several items, {@code (batch, event...)}, to a file.
     *
     * @param index which item
     */
    void write(FloatTensor items, int index, Path file) throws IOException;

    /**
     * Writes one of several items by a codec whose files depend on the preprocessing, such as a
     * sample rate or a vocabulary; the others take no notice of it.
     */
    default void write(FloatTensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException {
        write(items, index, file);
    }

    /**
     * Writes all items to one file for people to look at: a grid of pictures, a page of lines. The
     * place of an item that begins with a NaN stays empty, so that rows may be of unequal length.
     *
     * @param columns how many items stand side by side
     */
    void writeSheet(FloatTensor items, int columns, Path file) throws IOException;

    /** The media type of written files, such as {@code image/png}. */
    default String mediaType() {
        String known = URLConnection.guessContentTypeFromName("item." + extension());
        return known == null ? "application/octet-stream" : known;
    }

    /**
     * Reads one item from the content of a file; see {@link #read(Path, Map)}. A codec that needs
     * no file for it overrides this.
     */
    default FloatTensor read(byte[] content, Map<String, Object> preprocessing) throws IOException {
        return PassingFile.read(this, content, preprocessing);
    }

    /** The content of the file that {@link #write(FloatTensor, int, Map, Path)} writes. */
    default byte[] content(FloatTensor items, int index, Map<String, Object> preprocessing)
            throws IOException {
        return PassingFile.written(this, file -> write(items, index, preprocessing, file));
    }

    /** The content of the file that {@link #writeSheet} writes. */
    default byte[] sheet(FloatTensor items, int columns) throws IOException {
        return PassingFile.written(this, file -> writeSheet(items, columns, file));
    }

    /**
     * An ES module by which a page in a browser shows items of this kind and reads files; empty
     * where there is none. What it exports is said in {@code docs/web.md}.
     */
    default Optional<URL> browserModule() {
        return Optional.empty();
    }

    /**
     * The codec of an id among those on the class path; throws {@link BundleException} that lists
     * them.
     */
    static Codec named(String id) {
        Map<String, Codec> known = new TreeMap<>();
        for (Codec codec : ServiceLoader.load(Codec.class, Codec.class.getClassLoader())) {
            if (known.put(codec.id(), codec) != null) {
                throw new BundleException(
                        "two codecs on the class path have the id '" + codec.id() + "'");
            }
        }
        Codec codec = known.get(id);
        if (codec == null) {
            throw new BundleException(
                    "there is no codec '"
                            + id
                            + "' on the class path; known are "
                            + known.keySet());
        }
        return codec;
    }
}
