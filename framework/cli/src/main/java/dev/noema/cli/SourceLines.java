package dev.noema.cli;

import dev.noema.cli.fetch.Source;
import java.io.PrintWriter;

/** Shows what a source holds and what it may be used for. */
final class SourceLines {

    private SourceLines() {}

    static void print(String name, Source source, PrintWriter out) {
        out.println(name);
        out.println("  " + source.summary());
        out.println("  from: " + source.origin() + "; " + source.size());
        out.println("  licence: " + source.licence());
    }
}
