package dev.noema.cli;

import dev.noema.config.ConfigSources;
import dev.noema.sweep.TrialProgram;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains a trial by {@code noema train} in another JVM like this one. */
final class TrainingProcess implements TrialProgram {

    @Override
    public ProcessBuilder process(ConfigSources experiment, Path run, boolean resume) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(Main.class.getName());
        command.add("train");
        experiment.files().forEach(file -> command.add(file.toAbsolutePath().toString()));
        experiment.profiles().forEach(profile -> command.addAll(List.of("--profile", profile)));
        command.addAll(experiment.settings());
        command.addAll(List.of("--run", run.toString(), TrainCommand.STOP_AT_END_OF_INPUT));
        if (resume) {
            command.add("--resume");
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        // by the environment, since a class path can be longer than a command line
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
