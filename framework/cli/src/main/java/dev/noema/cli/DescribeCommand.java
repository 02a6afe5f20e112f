package dev.noema.cli;

import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.trace.OperationReference;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes the options of a part or of a section. */
@Command(
        name = "describe",
        description = "Describes every option of a part, or of a section of the experiment.",
        footer = {
            "",
            "Examples:",
            "  noema describe elbo",
            "  noema describe experiment",
            "  noema describe training.optimizer --json",
            "  noema describe --all --markdown > config.md",
            "  noema describe --all --schema > noema.schema.json",
            "",
            "With a first line \"# yaml-language-server: $schema=noema.schema.json\" in a configuration,",
            "editors complete and check it."
        })
final class DescribeCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @ArgGroup private Format format = new Format();

    DescribeCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** How it is written, if not as text for a terminal. */
    private static final class Format {

        @Option(names = "--markdown", description = "Write Markdown.")
        private boolean markdown;

        @Option(
                names = "--schema",
                description = "Write a JSON Schema (2020-12) of a whole configuration.")
        private boolean schema;

        @Option(names = "--json", description = "Write JSON, for scripts.")
        private boolean json;
    }

    /** What is described: one thing, or all. */
    private static final class Subject {

        @Parameters(
                paramLabel = "ID",
                description =
                        "The id of a part, \"experiment\", or a section such as training.optimizer.")
        private String id;

        @Option(names = "--all", description = "The experiment and every part.")
        private boolean all;

        @Option(
                names = "--operations",
                description = "What a traced program can do, as Markdown: docs/operations.md.")
        private boolean operations;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (subject.operations) {
            out.print(OperationReference.markdown());
            out.flush();
            return;
        }
        Catalog parts = catalog.get();
        ConfigBinder binder = new ConfigBinder(parts);
        Topics topics = new Topics(parts, binder);
        List<Topic> described = subject.all ? topics.all() : topics.find(subject.id);
        if (format.schema) {
            out.print(binder.schema(ExperimentConfig.class));
        } else if (format.json) {
            out.print(JsonOption.text(JsonManual.of(described)));
        } else {
            out.print(
                    format.markdown
                            ? MarkdownManual.write(described)
                            : PlainManual.write(described));
        }
        out.flush();
    }
}
