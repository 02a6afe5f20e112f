package dev.noema.report;

import dev.noema.report.Figure.Better;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Two and more runs side by side: figures with the best marked, what their configurations differ
 * in, statistics over seeds, and as a page also curves and samples.
 */
public final class Comparison {

    private static final int MOST = 100;

    private final List<ComparedRun> runs;
    private final List<String> notes;

    private Comparison(List<ComparedRun> runs) {
        this.runs = List.copyOf(runs);
        this.notes = ComparisonNotes.of(this.runs);
    }

    /**
     * Reads the runs of some folders.
     *
     * @throws RequestException when they are fewer than two or more than 100, one comes twice, or
     *     one is no run
     */
    public static Comparison of(List<Path> folders) {
        if (folders.size() < 2 || folders.size() > MOST) {
            throw new RequestException(
                    folders.size() + " runs cannot be compared; allowed are 2 to " + MOST);
        }
        Set<Path> known = new LinkedHashSet<>();
        for (Path folder : folders) {
            if (!known.add(real(folder))) {
                throw new RequestException(folder + ": is named twice; each run is compared once");
            }
        }
        List<String> names = names(folders);
        List<ComparedRun> runs = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            runs.add(ComparedRun.read(folders.get(i), names.get(i)));
        }
        return new Comparison(runs);
    }

    private static Path real(Path folder) {
        try {
            return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new RequestException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The folders' own names, or where two share one the paths as they were given. */
    private static List<String> names(List<Path> folders) {
        List<String> last =
                folders.stream()
                        .map(folder -> folder.toAbsolutePath().normalize().getFileName())
                        .map(name -> Objects.toString(name, "/"))
                        .toList();
        boolean distinct = Set.copyOf(last).size() == last.size();
        return distinct ? last : folders.stream().map(Path::toString).toList();
    }

    /** A table for a terminal. */
    public String text() {
        return ComparisonTable.of(this);
    }

    /** All that the table says, and the folders, as JSON. */
    public String json() {
        return ComparisonJson.of(this);
    }

    /** Writes the page: one file that needs no network. */
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            AtomicFile.write(file, ComparisonPage.of(this));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    List<ComparedRun> runs() {
        return runs;
    }

    /** What one has to know to read the figures rightly. */
    List<String> notes() {
        return notes;
    }

    List<SeedGroup> groups() {
        return SeedGroup.among(runs);
    }

    /** All figures that some run has. */
    Set<Figure> figures() {
        Set<Figure> all = new LinkedHashSet<>();
        runs.forEach(run -> all.addAll(run.figures().keySet()));
        return all;
    }

    /** The best value of a figure; nothing where the values do not compare. */
    OptionalDouble best(Figure figure) {
        List<ComparedRun> measured =
                runs.stream().filter(run -> run.figures().containsKey(figure)).toList();
        boolean compares =
                measured.size() > 1
                        && figure.better() != Better.NEITHER
                        && ComparisonNotes.sameData(runs)
                        && (!figure.ofDensity() || ComparisonNotes.sameLikelihood(runs));
        if (!compares) {
            return OptionalDouble.empty();
        }
        DoubleStream values = measured.stream().mapToDouble(run -> run.figures().get(figure));
        return figure.better() == Better.HIGHER ? values.max() : values.min();
    }

    /** The keys whose values differ, each with a value for each run; null where it has none. */
    Map<String, List<String>> differences() {
        Set<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.config().keySet()));
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (String key : keys) {
            List<String> values = new ArrayList<>();
            runs.forEach(run -> values.add(run.config().get(key)));
            if (values.stream().distinct().count() > 1) {
                differences.put(key, values);
            }
        }
        return differences;
    }
}
