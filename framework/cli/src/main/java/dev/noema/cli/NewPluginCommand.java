package dev.noema.cli;

import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a Maven project that plugs in a data type. */
@Command(
        name = "new-plugin",
        description = "Writes a Maven project that plugs in a data type of your own, with tests.",
        footer = {
            "",
            "Examples:",
            "  noema new-plugin curves",
            "  noema new-plugin drum-patterns --package org.acme.drums --dir ~/drums",
            "",
            "docs/plugins.md goes through what is written, file by file."
        })
final class NewPluginCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Starts the ids of its parts: curves.")
    private String name;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package and Maven group (com.example.NAME).")
    private String javaPackage;

    @Option(names = "--dir", paramLabel = "FOLDER", description = "The folder to make (NAME).")
    private Path folder;

    NewPluginCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        PluginName names = PluginName.of(name, javaPackage, catalog.get());
        Path target = folder == null ? Path.of(name) : folder;
        new PluginProject(names, Version.ofArtifacts()).write(target);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println("wrote " + target);
        terminal.println("next: cd " + Shell.quoted(target.toString()) + " && mvn verify");
        terminal.println(
                "then: copy target/"
                        + name
                        + "-0.1.0.jar into the folder plugins beside noema, and");
        terminal.println("      noema train " + name + ".yaml");
        terminal.flush();
    }
}
