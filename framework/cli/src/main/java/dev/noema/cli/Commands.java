package dev.noema.cli;

import dev.noema.wiring.Catalog;
import java.util.List;
import java.util.function.Supplier;

/** The subcommands, in the order in which help shows them. */
final class Commands {

    private Commands() {}

    static List<Object> all(Supplier<Catalog> catalog) {
        return List.of(
                new DemoCommand(catalog),
                new InitCommand(catalog),
                DataCommand.of(catalog),
                new TrainCommand(catalog),
                new SweepCommand(catalog),
                new SampleCommand(catalog),
                new CompleteCommand(catalog),
                new ReconstructCommand(catalog),
                new InterpolateCommand(catalog),
                new TraverseCommand(catalog),
                new AttributeCommand(catalog),
                new NeighboursCommand(catalog),
                new EncodeCommand(catalog),
                new DecodeCommand(catalog),
                new EvaluateCommand(catalog),
                new ScoreCommand(catalog),
                new ExportCommand(catalog),
                new ServeCommand(),
                new InspectCommand(catalog),
                new ReportCommand(),
                new CompareCommand(),
                new ReproduceCommand(catalog),
                new PackCommand(),
                new UnpackCommand(),
                ModelsCommand.create(),
                new ConfigCommand(catalog),
                new ListCommand(catalog),
                new DescribeCommand(catalog),
                new NewPluginCommand(catalog),
                new DoctorCommand(),
                new CompletionCommand());
    }
}
