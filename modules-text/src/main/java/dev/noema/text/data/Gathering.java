package dev.noema.text.data;

import dev.noema.data.DataException;
import dev.noema.text.codec.Splitting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts as they are read, and counts of what is left out. A text that was there already is left
 * out, so that none is both learned and tested.
 */
final class Gathering {

    private final ItemOptions.Broken broken;
    private final List<TextItem> items = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int files;
    private int brokenFiles;
    private int brokenRows;
    private int blank;
    private int copies;

    Gathering(ItemOptions.Broken broken) {
        this.broken = broken;
    }

    /** Adds a text, unless it is blank or there already. */
    void add(String key, String file, String text, String label) {
        String normalized = Splitting.normalized(text);
        if (normalized.isEmpty()) {
            blank++;
        } else if (known.add(normalized)) {
            items.add(new TextItem(key, file, normalized, label));
        } else {
            copies++;
        }
    }

    void read() {
        files++;
    }

    /** Counts a file that cannot be read, or throws. */
    void brokenFile(DataException fault) {
        refuse(fault);
        brokenFiles++;
    }

    /** Counts a row that cannot be used, or throws. */
    void brokenRow(DataException fault) {
        refuse(fault);
        brokenRows++;
    }

    private void refuse(DataException fault) {
        if (broken == ItemOptions.Broken.FAIL) {
            throw fault;
        }
    }

    List<TextItem> items() {
        return items;
    }

    int files() {
        return files;
    }

    /** What is left out, for people to read. */
    String leftOut() {
        List<String> parts = new ArrayList<>();
        part(parts, brokenFiles, "file that cannot be read", "files that cannot be read");
        part(parts, brokenRows, "row that is not whole", "rows that are not whole");
        part(parts, blank, "blank text", "blank texts");
        part(parts, copies, "exact copy", "exact copies");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static void part(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }
}
