package dev.noema.text.data;

import dev.noema.data.Data;
import dev.noema.data.DataType;
import java.nio.file.Path;

/** Reads {@code text.lines}: the lines, sentences or files of text files, as tokens. */
public final class LinesData implements DataType<LinesConfig> {

    @Override
    public Data open(LinesConfig options, Place place) {
        Path source = place.base().resolve(options.source());
        return TokenizedTexts.data(source, TextFiles.read(source, options), options.items(), place);
    }
}
