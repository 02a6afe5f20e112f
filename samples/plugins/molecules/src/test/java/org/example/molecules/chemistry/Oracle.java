package org.example.molecules.chemistry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What RDKit and the Python package selfies say, written by oracle.py. */
final class Oracle {

    private Oracle() {}

    /** The rows of a table without its heading. */
    static List<List<String>> rows(String table) throws IOException {
        try (InputStream bytes = Oracle.class.getResourceAsStream(table);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .collect(Collectors.toList());
        }
    }
}
