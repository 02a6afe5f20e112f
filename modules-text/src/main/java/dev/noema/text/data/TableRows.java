package dev.noema.text.data;

import dev.noema.data.DataException;
import java.util.List;
import java.util.function.Consumer;

/** The rows of a table, each of named cells. */
interface TableRows {

    /** What is done with a row; throws {@link DataException} when it cannot be used. */
    @FunctionalInterface
    interface Row {
        /**
         * Takes a row.
         *
         * @param line the line in which it begins, from 1
         * @param cells the wanted ones
         */
        void take(long line, List<String> cells);
    }

    /** The names of the columns, as far as they are known. */
    List<String> columns();

    /**
     * Goes over all rows.
     *
     * @param columns the columns that are wanted
     * @param fault what is done with a row that cannot be used: it may throw
     * @throws DataException when the table has no such column, or cannot be read any further
     */
    void forEach(List<String> columns, Row row, Consumer<DataException> fault);
}
