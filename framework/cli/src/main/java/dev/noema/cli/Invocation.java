package dev.noema.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** How the program was called. */
final class Invocation {

    private Invocation() {}

    /** {@code noema} and every word after it. */
    static List<String> words(CommandSpec spec) {
        List<String> words = new ArrayList<>();
        words.add(spec.root().name());
        words.addAll(spec.root().commandLine().getParseResult().originalArgs());
        return words;
    }
}
