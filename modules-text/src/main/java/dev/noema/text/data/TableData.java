package dev.noema.text.data;

import dev.noema.data.Data;
import dev.noema.data.DataType;
import java.nio.file.Path;

/** Reads {@code text.table}: a column of CSV, TSV or JSON Lines files, as tokens. */
public final class TableData implements DataType<TableConfig> {

    @Override
    public Data open(TableConfig options, Place place) {
        Path source = place.base().resolve(options.source());
        return TokenizedTexts.data(
                source, TableFiles.read(source, options), options.items(), place);
    }
}
