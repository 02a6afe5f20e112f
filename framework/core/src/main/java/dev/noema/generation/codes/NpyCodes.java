package dev.noema.generation.codes;

import dev.noema.data.DataException;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes as NumPy's array file: magic, version, a header in Python's notation, then the numbers. */
final class NpyCodes implements CodeFormat.Content {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LARGEST_HEADER = 1 << 16;
    private static final int PIECE = 1 << 13;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(\\w+)");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");

    @Override
    public void write(CodeTable table, OutputStream out) throws IOException {
        String header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
                        .formatted(table.size(), table.width());
        int start = MAGIC.length + 4;
        int length = start + header.length() + 1;
        int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
        int size = length + padding - start;
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) size, (byte) (size >> 8)});
        out.write((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII));
        ByteBuffer piece = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : table.codes().values()) {
            if (!piece.hasRemaining()) {
                out.write(piece.array());
                piece.clear();
            }
            piece.putFloat(value);
        }
        out.write(piece.array(), 0, piece.position());
    }

    @Override
    public CodeTable read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2
                || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DataException("is no NumPy array file");
        }
        boolean old = start[MAGIC.length] == 1;
        ByteBuffer size = little(in.readNBytes(old ? 2 : 4));
        if (size.remaining() < (old ? 2 : 4)) {
            throw new DataException("ends in the header");
        }
        int length = old ? Short.toUnsignedInt(size.getShort()) : size.getInt();
        if (length < 0 || length > LARGEST_HEADER) {
            throw new DataException(
                    "has a header of " + Integer.toUnsignedString(length) + " bytes");
        }
        return read(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1), in);
    }

    private static CodeTable read(String header, InputStream in) throws IOException {
        String type = find(TYPE, header);
        Matcher shape = SHAPE.matcher(header);
        if (!List.of("<f4", "<f8").contains(type)
                || !find(ORDER, header).equals("False")
                || !shape.find()) {
            throw new DataException(
                    "holds "
                            + header.strip()
                            + "; allowed are two dimensions of '<f4' or '<f8' in C order");
        }
        int rows = Integer.parseInt(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        int width = type.equals("<f4") ? Float.BYTES : Double.BYTES;
        byte[] bytes = in.readAllBytes();
        // A header can claim any shape: what is really there is counted before it is believed.
        if ((long) rows * columns * width != bytes.length) {
            throw new DataException(
                    "holds "
                            + bytes.length
                            + " bytes of numbers, not the "
                            + (long) rows * columns * width
                            + " of its shape ("
                            + rows
                            + ", "
                            + columns
                            + ")");
        }
        float[] values = new float[rows * columns];
        ByteBuffer numbers = little(bytes);
        if (width == Float.BYTES) {
            numbers.asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) numbers.getDouble();
            }
        }
        return new CodeTable(List.of(), List.of(), new FloatTensor(values, rows, columns));
    }

    private static String find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
