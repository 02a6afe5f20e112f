package dev.noema.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes a file of the page out of a jar. */
final class PageFile {

    private PageFile() {}

    static void copy(URL from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream input = from.openStream()) {
            Files.copy(input, to);
        }
    }
}
