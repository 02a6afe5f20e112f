package dev.noema.cli;

import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a new plug-in is called.
 *
 * @param id starts the ids of its parts: {@code drum-patterns}
 * @param prefix starts the names of its classes: {@code DrumPatterns}
 * @param javaPackage the package of its classes
 */
record PluginName(String id, String prefix, String javaPackage) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
    private static final int LONGEST = 40;

    /**
     * Checks the names.
     *
     * @param javaPackage null for one made of the id
     * @throws RequestException when one is not allowed, or parts of this id are there already
     */
    static PluginName of(String id, String javaPackage, Catalog catalog) {
        if (!ID.matcher(id).matches() || id.length() > LONGEST) {
            throw new RequestException(
                    "NAME is \""
                            + id
                            + "\"; allowed are up to "
                            + LONGEST
                            + " lower-case letters and digits, in words joined by -, as in drum-patterns");
        }
        if (catalog.entries().stream().anyMatch(entry -> entry.id().startsWith(id + "."))) {
            throw new RequestException(
                    "NAME is \""
                            + id
                            + "\", and there are parts of this name already; see noema list");
        }
        String own = javaPackage == null ? "com.example." + id.replace("-", "") : javaPackage;
        if (!SourceVersion.isName(own, SourceVersion.RELEASE_17)
                || !own.contains(".")
                || own.startsWith("java.")
                || own.startsWith("dev.noema")) {
            throw new RequestException(
                    "--package is \""
                            + own
                            + "\"; allowed are Java names joined by points, without reserved words"
                            + " and not below java or dev.noema, as in org.acme.drums");
        }
        String prefix =
                Arrays.stream(id.split("-"))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
        return new PluginName(id, prefix, own);
    }
}
