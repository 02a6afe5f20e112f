package dev.noema.text.data;

import dev.noema.data.DataException;
import java.nio.file.Path;
import java.util.List;

/** The texts of one column of tables. */
final class TableFiles {

    static final List<String> CSV = List.of(".csv", ".tsv");
    static final List<String> JSON = List.of(".jsonl", ".ndjson");
    static final List<String> EXTENSIONS = List.of(".csv", ".tsv", ".jsonl", ".ndjson");

    private TableFiles() {}

    /** Reads; throws {@link DataException} when there is nothing to read, or it is no table. */
    static Gathering read(Path source, TableConfig options) {
        SourceFiles files = SourceFiles.of(source, EXTENSIONS);
        Gathering gathering = new Gathering(options.items().broken());
        for (Path path : files.paths()) {
            try {
                read(path, files.name(path), options, gathering);
            } catch (DataException e) {
                gathering.brokenFile(e);
            }
        }
        return gathering;
    }

    private static void read(Path path, String name, TableConfig options, Gathering gathering) {
        String content = TextContent.of(path);
        if (content.isBlank()) {
            throw new DataException(path + ": is empty; a table has rows");
        }
        ClassesConfig classes = options.items().classes();
        boolean inColumn = classes.from() == ClassesConfig.From.COLUMN;
        String whole = inColumn ? "" : Labels.of(classes, name);
        TableRows rows =
                SourceFiles.endsWith(path, JSON)
                        ? new JsonRows(path, content)
                        : new CsvRows(path, content, separator(path, options));
        rows.forEach(
                inColumn ? List.of(options.column(), classes.column()) : List.of(options.column()),
                (line, cells) ->
                        gathering.add(
                                name + ":" + line,
                                name,
                                cells.get(0),
                                inColumn ? label(path, line, cells.get(1)) : whole),
                gathering::brokenRow);
        gathering.read();
    }

    private static String label(Path path, long line, String cell) {
        if (cell.isBlank()) {
            throw new DataException(path + ":" + line + ": has no class");
        }
        return cell.strip();
    }

    private static char separator(Path path, TableConfig options) {
        if (!SourceFiles.endsWith(path, CSV)) {
            throw new DataException(
                    "data.source: "
                            + path
                            + " is no table; allowed are "
                            + String.join(", ", EXTENSIONS));
        }
        boolean tabs = SourceFiles.endsWith(path, List.of(".tsv"));
        return options.separator().isEmpty() ? tabs ? '\t' : ',' : options.separator().charAt(0);
    }
}
