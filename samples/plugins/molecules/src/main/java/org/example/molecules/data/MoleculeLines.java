package org.example.molecules.data;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the molecules of a file: what stands before the first comma, tab or blank of each line. A
 * first line {@code SMILES} is a heading; a molecule that comes again is left out.
 */
public final class MoleculeLines {

    /** Names the molecules that ship with the plug-in. */
    public static final String BUILTIN = "builtin:molecules";

    private static final int LONGEST = 1000;

    private MoleculeLines() {}

    /**
     * The molecules, each once.
     *
     * @throws IOException when there are none: one line that says where, what, and what is allowed
     */
    public static List<String> read(String source, Path base) throws IOException {
        try (InputStream bytes = open(source, base)) {
            return List.copyOf(molecules(source, bytes));
        } catch (CharacterCodingException e) {
            throw new IOException(source + ": is not UTF-8 text; allowed are lines of SMILES", e);
        } catch (ZipException | java.io.EOFException e) {
            throw new IOException(source + ": is no whole .gz file: " + e.getMessage(), e);
        }
    }

    private static Set<String> molecules(String source, InputStream bytes) throws IOException {
        Set<String> molecules = new LinkedHashSet<>();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String molecule = first(line);
            if (molecule.length() > LONGEST) {
                throw new IOException(
                        String.format(
                                "%s:%d: has %d characters; allowed are %d",
                                source, number, molecule.length(), LONGEST));
            }
            boolean heading = number == 1 && molecule.toUpperCase(Locale.ROOT).equals("SMILES");
            if (!molecule.isEmpty() && !heading) {
                molecules.add(molecule);
            }
        }
        if (molecules.isEmpty()) {
            throw new IOException(source + ": has no molecules");
        }
        return molecules;
    }

    private static String first(String line) {
        int end = 0;
        while (end < line.length() && ",\t ".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(0, end);
    }

    private static InputStream open(String source, Path base) throws IOException {
        if (source.equals(BUILTIN)) {
            try (InputStream shipped = MoleculeLines.class.getResourceAsStream("molecules.smi")) {
                return new ByteArrayInputStream(shipped.readAllBytes());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        Path file = base.resolve(source);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    file + ": there is no such file; name one of SMILES, or " + BUILTIN);
        }
        InputStream bytes = Files.newInputStream(file);
        return source.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }
}
