package dev.noema.folder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How rows of one width and what is known of them are kept in a {@link RowFile}.
 *
 * @param <I> the index: what is known of the rows
 */
public interface RowFormat<I> {

    /** What ends each file of this format. */
    long magic();

    /** How many rows there are. */
    long rows(I index);

    /** How many bytes a row has. */
    int rowBytes(I index);

    void write(I index, DataOutputStream out) throws IOException;

    I read(DataInputStream in) throws IOException;
}
