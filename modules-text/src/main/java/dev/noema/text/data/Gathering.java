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
        return brokenFiles
                + " files that cannot be read, "
                + brokenRows
                + " rows that are not whole, "
                + blank
                + " blank texts, "
                + copies
                + " exact copies";
    }
}
