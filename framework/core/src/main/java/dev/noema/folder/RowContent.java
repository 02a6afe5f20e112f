package dev.noema.folder;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Something that writes rows and says what they were.
 *
 * @param <I> what is known of them afterwards
 */
@FunctionalInterface
public interface RowContent<I> {

    I writeTo(OutputStream rows) throws IOException;
}
