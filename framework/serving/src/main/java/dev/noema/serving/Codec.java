package dev.noema.serving;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
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
     * Reads one item, {@code (1, event...)}; one of varying length in its own length.
     *
     * @param preprocessing how files become arrays, as the bundle keeps it
     * @throws IOException when the file cannot be read or is not of this kind: one line that names
     *     it
     */
    Tensor read(Path file, Map<String, Object> preprocessing) throws IOException;

    /**
     * Reads all of a file that may be longer than an item, such as a long sound, as items in their
     * order; of other kinds the one item that it holds.
     *
     * @return {@code (parts, event...)}
     */
    default Tensor parts(Path file, Map<String, Object> preprocessing) throws IOException {
        return read(file, preprocessing);
    }

    /**
     * Puts what {@link #parts} gave, or what a model made of it, together again.
     *
     * @return one item, which may be longer than the model's
     */
    default Tensor joined(Tensor parts, Map<String, Object> preprocessing) {
        return parts;
    }

    /**
     * Writes one of several items, {@code (batch, event...)}, to a file.
     *
     * @param items those that vary in length are padded as {@link Sequence} says
     * @param index which item
     * @param preprocessing as the bundle keeps it; for files that depend on it, such as on a sample
     *     rate or a vocabulary
     */
    void write(Tensor items, int index, Map<String, Object> preprocessing, Path file)
            throws IOException;

    /**
     * Writes all items to one file for people to look at: a grid of pictures, a page of lines. The
     * place of an item that begins with a NaN stays empty, so that rows may be of unequal length.
     *
     * @param columns how many items stand side by side
     * @param preprocessing as the bundle keeps it
     */
    void writeSheet(Tensor items, int columns, Map<String, Object> preprocessing, Path file)
            throws IOException;

    /**
     * A PNG that shows items of a kind that cannot be looked at, such as the spectrograms of
     * sounds, side by side as on a sheet; empty for all others.
     */
    default Optional<byte[]> picture(Tensor items, int columns, Map<String, Object> preprocessing)
            throws IOException {
        return Optional.empty();
    }

    /**
     * What is to be known of a file that this codec made, in a few words, such as how loud it is;
     * empty where there is nothing to say.
     */
    default Optional<String> remark(Path file) throws IOException {
        return Optional.empty();
    }

    /**
     * What the names of files that {@link #writeSheet} writes may end with, without the dot, the
     * usual one first: it writes lines or a picture, say, as the name wants it.
     */
    default List<String> sheetExtensions() {
        return List.of(extension());
    }

    /** An item in words, of a kind that can be read in a terminal; empty for all others. */
    default Optional<String> text(Tensor items, int index, Map<String, Object> preprocessing) {
        return Optional.empty();
    }

    /**
     * This codec, rendering by what goes along with a model where that is better, such as a
     * vocoder.
     *
     * @param model stays open as long as the codec is used
     */
    default Codec with(GenerativeModel model) {
        return this;
    }

    /** Writes an item of a codec whose files do not depend on the preprocessing. */
    default void write(Tensor items, int index, Path file) throws IOException {
        write(items, index, Map.of(), file);
    }

    /** Writes a sheet by a codec whose files do not depend on the preprocessing. */
    default void writeSheet(Tensor items, int columns, Path file) throws IOException {
        writeSheet(items, columns, Map.of(), file);
    }

    /** The media type of written files, such as {@code image/png}. */
    default String mediaType() {
        String known = URLConnection.guessContentTypeFromName("item." + extension());
        return known == null ? "application/octet-stream" : known;
    }

    /**
     * Reads one item from the content of a file; see {@link #read(Path, Map)}. A codec that needs
     * no file for it overrides this.
     */
    default Tensor read(byte[] content, Map<String, Object> preprocessing) throws IOException {
        return PassingFile.read(this, content, preprocessing);
    }

    /** The content of the file that {@link #write(Tensor, int, Map, Path)} writes. */
    default byte[] content(Tensor items, int index, Map<String, Object> preprocessing)
            throws IOException {
        return PassingFile.written(this, file -> write(items, index, preprocessing, file));
    }

    /** The content of the file that {@link #writeSheet} writes. */
    default byte[] sheet(Tensor items, int columns, Map<String, Object> preprocessing)
            throws IOException {
        return PassingFile.written(this, file -> writeSheet(items, columns, preprocessing, file));
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
