package dev.noema.text.data;

import dev.noema.data.DataException;

/** The class of a text by the file in which it stands. */
final class Labels {

    private Labels() {}

    /**
     * The class; empty where texts have none.
     *
     * @param file the file's path below the source
     * @throws DataException when it lies in no folder that could be its class
     */
    static String of(ClassesConfig classes, String file) {
        int slash = file.indexOf('/');
        return switch (classes.from()) {
            case NONE -> "";
            case FOLDER -> {
                if (slash < 0) {
                    throw new DataException(
                            "data.classes: "
                                    + file
                                    + " lies in no folder below the source, and so has no class; set"
                                    + " classes to none, or move it");
                }
                yield file.substring(0, slash);
            }
            case FILE -> {
                String name = file.substring(file.lastIndexOf('/') + 1);
                int dot = name.lastIndexOf('.');
                yield dot < 1 ? name : name.substring(0, dot);
            }
            case COLUMN ->
                    throw new DataException(
                            "data.classes: "
                                    + file
                                    + " has no columns; allowed are none, folder and file, and"
                                    + " columns with text.table");
        };
    }
}
