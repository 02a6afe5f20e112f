package dev.noema.generation;

import dev.noema.checkpoint.FileFault;
import dev.noema.data.DataException;
import dev.noema.experiment.Rows;
import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Items that are given one by one, read as the model's data were: files, or their content itself
 * where files hold text.
 */
public final class GivenItems implements Items {

    /** Where an item comes from: a file, or else its name is its text. */
    private record Source(String name, Optional<Path> file) {}

    private final GenerativeModel.About about;
    private final Codec codec;
    private final List<Source> sources;
    private final Optional<Integer> number;

    private GivenItems(ModelFolder folder, List<Source> sources, Optional<String> className) {
        this.about = folder.model().about();
        this.codec = folder.codec();
        this.sources = List.copyOf(sources);
        this.number = className.map(folder.classes()::number);
    }

    /**
     * An item for each argument: the file of this name, or for a model of text, where there is
     * none, the argument itself.
     *
     * @param className the class of all of them, where the model has classes
     * @throws DataException when a file is missing
     * @throws RequestException when there is no such class, or one is wanted
     */
    public static GivenItems of(
            ModelFolder folder, List<String> arguments, Optional<String> className) {
        return new GivenItems(
                folder,
                arguments.stream().map(argument -> source(folder.codec(), argument)).toList(),
                className);
    }

    /**
     * All items at some places: a folder holds one in each file, a file of text one in each line
     * that is not blank, and any other file is one.
     *
     * @param className the class of all of them, where the model has classes
     * @throws DataException when there is no item at a place
     */
    public static GivenItems at(
            ModelFolder folder, List<String> places, Optional<String> className) {
        List<Source> sources = new ArrayList<>();
        for (String place : places) {
            int before = sources.size();
            Path path = path(place).orElseThrow(() -> missing(place));
            if (Files.isDirectory(path)) {
                files(path)
                        .forEach(
                                file ->
                                        sources.add(
                                                new Source(file.toString(), Optional.of(file))));
            } else if (isText(folder.codec()) && Files.isRegularFile(path)) {
                lines(path).forEach(line -> sources.add(new Source(line, Optional.empty())));
            } else {
                sources.add(source(folder.codec(), place));
            }
            if (sources.size() == before) {
                throw new DataException(place + ": holds no items");
            }
        }
        return new GivenItems(folder, sources, className);
    }

    /**
     * All of a file that may be longer than an item, as items in their order.
     *
     * @param className the class of all of them, where the model has classes
     * @throws DataException when the file is missing or cannot be read
     */
    public static Block parts(ModelFolder folder, String file, Optional<String> className) {
        GivenItems one = of(folder, List.of(file), className);
        Tensor x = read(file, () -> folder.codec().parts(Path.of(file), one.about.preprocessing()));
        int count = Math.toIntExact(x.shape()[0]);
        return new Block(
                Collections.nCopies(count, file),
                x,
                one.number.map(number -> Classes.repeated(number, count)));
    }

    private static Source source(Codec codec, String argument) {
        Optional<Path> path = path(argument);
        if (path.filter(Files::isRegularFile).isPresent()) {
            return new Source(argument, path);
        }
        if (path.filter(Files::isDirectory).isPresent()) {
            throw new DataException(argument + ": is a folder; give the files in it");
        }
        boolean named =
                argument.endsWith("." + codec.extension())
                        && argument.chars().noneMatch(Character::isWhitespace);
        if (named || !isText(codec)) {
            throw missing(argument);
        }
        return new Source(argument, Optional.empty());
    }

    private static boolean isText(Codec codec) {
        return codec.mediaType().startsWith("text/");
    }

    private static DataException missing(String argument) {
        return new DataException(argument + ": there is no such file");
    }

    private static Optional<Path> path(String argument) {
        try {
            return Optional.of(Path.of(argument));
        } catch (InvalidPathException e) {
            return Optional.empty(); // a text that no file can be called by
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DataException(folder + ": " + FileFault.reason(e), e);
        }
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (UncheckedIOException e) {
            boolean broken = e.getCause() instanceof CharacterCodingException;
            throw new DataException(
                    file + (broken ? ": is not UTF-8 text; convert it first" : ": cannot be read"),
                    e);
        } catch (IOException e) {
            throw new DataException(file + ": " + FileFault.reason(e), e);
        }
    }

    @Override
    public int size() {
        return sources.size();
    }

    @Override
    public List<String> classes() {
        return about.classes();
    }

    @Override
    public Block read(int from, int to) {
        List<Source> some = sources.subList(from, to);
        Tensor x = Rows.stacked(some.stream().map(this::checked).toList());
        Optional<LongTensor> classes = number.map(it -> Classes.repeated(it, to - from));
        return new Block(some.stream().map(Source::name).toList(), x, classes);
    }

    private Tensor checked(Source source) {
        Tensor x = read(source);
        boolean fits = x.shape().length == about.event().size() + 1;
        for (int i = 0; fits && i < about.event().size(); i++) {
            long size = about.event().get(i);
            fits = size == -1 || size == x.shape()[i + 1];
        }
        if (!fits) {
            throw new DataException(
                    source.name()
                            + ": holds an item of "
                            + Arrays.toString(Arrays.copyOfRange(x.shape(), 1, x.shape().length))
                            + "; the model takes "
                            + about.event());
        }
        return x;
    }

    private Tensor read(Source source) {
        return read(
                source.name(),
                () ->
                        source.file().isPresent()
                                ? codec.read(source.file().get(), about.preprocessing())
                                : codec.read(
                                        source.name().getBytes(StandardCharsets.UTF_8),
                                        about.preprocessing()));
    }

    /** Reads a file's content. */
    private interface Reading {

        Tensor read() throws IOException;
    }

    private static Tensor read(String name, Reading reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            String reason = FileFault.reason(e);
            boolean named = reason.startsWith(name);
            throw new DataException(named ? reason : name + ": " + reason, e);
        }
    }

    @Override
    public void close() {
        // files are open only while they are read
    }
}
