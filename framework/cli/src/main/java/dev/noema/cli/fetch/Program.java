package dev.noema.cli.fetch;

import dev.noema.serving.files.OneLine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program on the {@code PATH}.
 *
 * @param command its file and the arguments that always come first
 */
record Program(List<String> command) {

    /** How npm, pip and apt start the lines that matter. */
    private static final Pattern ERROR = Pattern.compile("(npm )?(error|ERROR|ERR!)|E: ");

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /**
     * The first of several programs that is installed.
     *
     * @throws FetchException when none is
     */
    static Program find(List<List<String>> programs) {
        return find(programs, System.getenv("PATH"));
    }

    static Program find(List<List<String>> programs, String path) {
        for (List<String> program : programs) {
            Optional<Path> file = locate(program.get(0), path == null ? "" : path);
            if (file.isPresent()) {
                List<String> command = new ArrayList<>(program);
                command.set(0, file.get().toString());
                return new Program(List.copyOf(command));
            }
        }
        String names = programs.stream().map(it -> it.get(0)).collect(Collectors.joining(" or "));
        throw new FetchException(names + ": not found on the PATH; install it and try again");
    }

    private static Optional<Path> locate(String name, String path) {
        List<String> endings = WINDOWS ? List.of(".cmd", ".exe", ".bat") : List.of("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> endings.stream().map(ending -> Path.of(folder, name + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Runs it to its end.
     *
     * @param folder where it runs
     * @param what what it is to bring, for the message
     * @throws FetchException when it fails, with what it complained of
     */
    void run(Path folder, String what, List<String> arguments) {
        List<String> all = Stream.concat(command.stream(), arguments.stream()).toList();
        String name = Path.of(command.get(0)).getFileName().toString();
        try {
            Process process =
                    new ProcessBuilder(all)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            Thread stop = new Thread(process::destroy, "noema-stop-" + name);
            Runtime.getRuntime().addShutdownHook(stop);
            process.getOutputStream().close();
            String complaint = complaint(process);
            int exit = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (exit != 0) {
                throw new FetchException(
                        what
                                + ": "
                                + name
                                + " ended with "
                                + exit
                                + (complaint.isEmpty() ? "" : " (" + OneLine.of(complaint) + ")")
                                + "; is the network, or its mirror or proxy, within reach?");
            }
        } catch (IOException e) {
            throw new FetchException(what + ": " + name + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException(what + ": was interrupted", e);
        }
    }

    /** The first line that is an error; the last of all where none is. */
    private static String complaint(Process process) throws IOException {
        String complaint = "";
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            boolean found = false;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!found && !line.isBlank()) {
                    complaint = line.strip();
                    found = ERROR.matcher(complaint).lookingAt();
                }
            }
        }
        return complaint;
    }
}
