package dev.noema.text.data;

import dev.noema.data.DataException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What tables in a folder hold.
 *
 * @param files how many there are; the first of them was looked at
 * @param file its path below the folder
 * @param column the column of the longest texts
 * @param separator what stands between its cells; empty where its ending says so
 * @param classColumn the column with the fewest values, each of several rows; empty for none
 * @param classes those values
 * @param leftOut what of it cannot be used, for people to read
 * @param traits what the texts are like
 */
public record TableSurvey(
        int files,
        String file,
        String column,
        String separator,
        String classColumn,
        List<String> classes,
        String leftOut,
        TextTraits traits) {

    private static final int MOST_CLASSES = 50;
    private static final int LEAST_ROWS = 5;
    private static final String SEPARATORS = ",;\t|";
    private static final Pattern NUMBER =
            Pattern.compile("(?i)[-+0-9.,:/%eTZ\\s]*|nan|null|n/?a|-?inf(inity)?");

    public TableSurvey {
        classes = List.copyOf(classes);
    }

    /** How many tables a folder holds. */
    public static int count(Path folder) {
        return SourceFiles.below(folder, TableFiles.EXTENSIONS).size();
    }

    /**
     * Looks at a folder; empty where it holds no tables.
     *
     * @throws DataException when the first of them cannot be read
     */
    public static Optional<TableSurvey> of(Path folder) {
        List<Path> paths = SourceFiles.below(folder, TableFiles.EXTENSIONS);
        return paths.isEmpty() ? Optional.empty() : Optional.of(of(folder, paths));
    }

    private static TableSurvey of(Path folder, List<Path> paths) {
        Path path = paths.get(0);
        String content = TextContent.of(path);
        if (content.isBlank()) {
            throw new DataException(path + ": is empty; a table has rows");
        }
        boolean json = SourceFiles.endsWith(path, TableFiles.JSON);
        char separator = json ? ',' : separator(content);
        TableRows rows = json ? new JsonRows(path, content) : new CsvRows(path, content, separator);
        List<String> columns = rows.columns();
        Map<String, Column> seen = new LinkedHashMap<>();
        for (String column : columns) {
            seen.put(column, new Column(rows, column));
        }
        Map.Entry<String, Column> text =
                seen.entrySet().stream()
                        .filter(entry -> !entry.getValue().isNumbers())
                        .max(Comparator.comparingDouble(entry -> entry.getValue().mean()))
                        .orElseThrow(() -> numbers(path, columns));
        Gathering gathering = new Gathering(ItemOptions.Broken.SKIP);
        rows.forEach(
                List.of(text.getKey()),
                (line, cells) -> gathering.add("", "", cells.get(0), ""),
                gathering::brokenRow);
        if (gathering.items().isEmpty()) {
            throw new DataException(path + ": holds no text; left out are " + gathering.leftOut());
        }
        Optional<Map.Entry<String, Column>> classes =
                seen.entrySet().stream()
                        .filter(entry -> entry != text && entry.getValue().fitsAsClasses())
                        .min(
                                Map.Entry.comparingByValue(
                                        (one, other) ->
                                                Integer.compare(
                                                        one.values.size(), other.values.size())));
        boolean tabs = SourceFiles.endsWith(path, List.of(".tsv"));
        return new TableSurvey(
                paths.size(),
                new SourceFiles(folder, paths).name(path),
                text.getKey(),
                json || separator == (tabs ? '\t' : ',') ? "" : String.valueOf(separator),
                classes.map(Map.Entry::getKey).orElse(""),
                classes.map(entry -> List.copyOf(entry.getValue().values.keySet()))
                        .orElse(List.of()),
                gathering.leftOut(),
                TextTraits.of(gathering.items()));
    }

    private static DataException numbers(Path path, List<String> columns) {
        return new DataException(
                path
                        + ": all of its columns "
                        + columns
                        + " hold numbers, and none holds text; rows of numbers are a data type of"
                        + " their own, which noema new-plugin begins");
    }

    /** The sign that occurs most often in the first line. */
    private static char separator(String content) {
        String header = content.lines().findFirst().orElse("");
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            char sign = SEPARATORS.charAt(i);
            if (count(header, sign) > count(header, best)) {
                best = sign;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(each -> each == sign).count();
    }

    /** What stands in a column. */
    private static final class Column {
        private final Map<String, int[]> values = new TreeMap<>();
        private long characters;
        private long cells;
        private long numbers;
        private boolean many;

        Column(TableRows rows, String column) {
            rows.forEach(List.of(column), (line, cells) -> see(cells.get(0)), fault -> {});
        }

        /** Whether most of it are numbers, dates or nothing. */
        boolean isNumbers() {
            return 2 * numbers > cells;
        }

        private void see(String cell) {
            characters += cell.length();
            cells++;
            numbers += NUMBER.matcher(cell).matches() ? 1 : 0;
            if (!many) {
                values.computeIfAbsent(cell.strip(), absent -> new int[1])[0]++;
                many = values.size() > MOST_CLASSES;
            }
        }

        /** How many characters the cells have on average. */
        double mean() {
            return cells == 0 ? 0 : (double) characters / cells;
        }

        boolean fitsAsClasses() {
            return !many
                    && values.size() > 1
                    && !values.containsKey("")
                    && values.values().stream().allMatch(count -> count[0] >= LEAST_ROWS);
        }
    }
}
