package dev.noema.text.data;

import dev.noema.data.DataException;
import java.nio.file.Path;
import java.util.List;

/** The texts of text files. */
final class TextFiles {

    static final List<String> EXTENSIONS = List.of(".txt");

    private TextFiles() {}

    /** Reads; throws {@link DataException} when there is nothing to read, or it is no text. */
    static Gathering read(Path source, LinesConfig options) {
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

    private static void read(Path path, String name, LinesConfig options, Gathering gathering) {
        String label = Labels.of(options.items().classes(), name);
        int place = 0;
        for (String item : options.item().items(TextContent.of(path))) {
            place++;
            String key = options.item() == Unit.FILE ? name : name + ":" + place;
            gathering.add(key, name, item, label);
        }
        gathering.read();
    }
}
