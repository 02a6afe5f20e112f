package @package@;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.MemoryItems;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code @name@.csv}: an item {@code (numbers)} for each line. */
public final class @Name@Data implements DataType<@Name@Options> {

    private static final String BUILTIN = "builtin:@name@";

    @Override
    public Data open(@Name@Options options, Place place) {
        MemoryItems items = new MemoryItems();
        try {
            for (Row row : Row.read(options.source(), content(options.source(), place.base()))) {
                FloatTensor values = new FloatTensor(row.values(), 1, row.values().length);
                items.add(options.source() + ":" + row.line(), values, row.label());
            }
        } catch (IOException e) {
            throw new DataException("data.source: " + e.getMessage(), e);
        }
        return items.split(
                @Name@Codec.ID, Map.of(), options.validation(), options.test(), place.seed());
    }

    private static byte[] content(String source, Path base) throws IOException {
        if (source.equals(BUILTIN)) {
            try (InputStream shipped = @Name@Data.class.getResourceAsStream("@name@.csv")) {
                return shipped.readAllBytes();
            }
        }
        Path file = base.resolve(source);
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file; name a CSV file, or " + BUILTIN);
        }
        return Files.readAllBytes(file);
    }
}
