package dev.noema.generation.codes;

import dev.noema.checkpoint.FileFault;
import dev.noema.data.DataException;
import dev.noema.serving.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of file that hold codes; a file's ending says which it is. */
public enum CodeFormat {
    /** A row for each item: {@code item,class,z0,z1,...}, where item and class may be missing. */
    CSV(new CsvCodes()),
    /** NumPy's array of little-endian float32, {@code (items, latent)}, without names. */
    NPY(new NpyCodes()),
    /** An object for each item: {@code {"item": "a.png", "class": "cat", "code": [0.1, -2.5]}}. */
    JSONL(new JsonCodes());

    private static final long LARGEST_FILE = 1L << 30;

    /** Reads and writes streams, which stay open. */
    interface Content {

        void write(CodeTable table, OutputStream out) throws IOException;

        /** Throws {@link DataException} that says what is wrong, without the file's name. */
        CodeTable read(InputStream in) throws IOException;
    }

    private final Content content;

    CodeFormat(Content content) {
        this.content = content;
    }

    /** What the names of such files end with, without the dot. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that a file's ending says.
     *
     * @throws IllegalArgumentException for other endings
     */
    public static CodeFormat of(Path file) {
        return Arrays.stream(values())
                .filter(format -> file.toString().toLowerCase(Locale.ROOT).endsWith("." + format))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        file
                                                + ": is no file of codes by its name; allowed endings are "
                                                + Arrays.stream(values())
                                                        .map(format -> "." + format)
                                                        .collect(Collectors.joining(", "))));
    }

    /** Writes codes; the file keeps its old content when anything fails. */
    public void write(CodeTable table, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(
                    file,
                    channel -> {
                        OutputStream out =
                                new BufferedOutputStream(Channels.newOutputStream(channel));
                        content.write(table, out);
                        out.flush();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    /**
     * Reads codes.
     *
     * @throws DataException when the file is missing, damaged, empty or holds what are no numbers
     */
    public static CodeTable read(Path file) {
        CodeFormat format = of(file);
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST_FILE) {
                throw new DataException("has more than " + LARGEST_FILE + " bytes");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                CodeTable table = format.content.read(in);
                if (table.size() == 0) {
                    throw new DataException("holds no codes");
                }
                requireFinite(table);
                return table;
            }
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + FileFault.reason(e), e);
        }
    }

    private static void requireFinite(CodeTable table) {
        for (int row = 0; row < table.size(); row++) {
            for (int column = 0; column < table.width(); column++) {
                if (!Float.isFinite(table.at(row, column))) {
                    throw new DataException(
                            "number "
                                    + (column + 1)
                                    + " of code "
                                    + (row + 1)
                                    + " is "
                                    + table.at(row, column)
                                    + "; allowed are finite numbers");
                }
            }
        }
    }
}
