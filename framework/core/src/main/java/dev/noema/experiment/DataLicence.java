package dev.noema.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What data may be used for: the line {@code Licence:} of the SOURCE.txt that stands beside data
 * which {@code noema data fetch} brought, or that a user wrote.
 */
final class DataLicence {

    private static final String FILE = "SOURCE.txt";
    private static final int LARGEST = 1 << 16;
    private static final Pattern LICENCE = Pattern.compile("(?im)^licen[cs]e: *(\\S.{0,199})$");
    private static final Pattern PLAIN_VALUE = Pattern.compile("(?m)^ +[a-z-]+: (\\S+)$");

    private DataLicence() {}

    /**
     * The licence of the first file or folder in the section {@code data} that has one; empty where
     * none has.
     *
     * @param base where relative paths start
     */
    static String of(String yaml, Path base) {
        int begin = yaml.indexOf("data:\n");
        String section = begin < 0 ? "" : yaml.substring(begin + 6).split("\n(?=\\S)", 2)[0];
        Matcher values = PLAIN_VALUE.matcher(section);
        while (values.find()) {
            String licence = beside(base, values.group(1));
            if (!licence.isEmpty()) {
                return licence;
            }
        }
        return "";
    }

    private static String beside(Path base, String value) {
        try {
            Path place = base.resolve(value);
            if (!Files.exists(place)) {
                return "";
            }
            String within = in(place);
            return within.isEmpty() && place.getParent() != null ? in(place.getParent()) : within;
        } catch (InvalidPathException | IOException unreadable) {
            return "";
        }
    }

    private static String in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return "";
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Matcher licence = LICENCE.matcher(text);
        return licence.find() ? licence.group(1).strip() : "";
    }
}
