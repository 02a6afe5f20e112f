package dev.noema.cli.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Raw PGM files of one size, some of which went through a conversion from LF to CR LF.
 *
 * @param width columns
 * @param height rows
 */
record TextModeGreymap(int width, int height) {

    private static final byte CR = '\r';
    private static final byte LF = '\n';

    /**
     * The file as it was before; the same array when it was not converted.
     *
     * <p>Dropping every CR before an LF is exact where the right number of pixels comes out. Where
     * one is missing, one CR LF was a true pair of pixels: that one is kept which leaves the
     * picture smoothest from row to row.
     *
     * @throws FetchException when the file is neither whole nor converted
     */
    byte[] repair(String name, byte[] file) {
        byte[] header =
                ("P5\n" + width + " " + height + "\n255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = file;
        if (file.length > 4 && file[2] == CR && file[3] == LF) {
            whole = withoutReturns(file, -1);
            if (whole.length == header.length + width * height - 1) {
                whole = smoothest(file, header.length);
            }
        }
        if (whole.length != header.length + width * height
                || Arrays.mismatch(whole, header) != header.length) {
            throw new FetchException(
                    name + ": is no PGM file of " + width + "x" + height + " pixels");
        }
        return whole;
    }

    private byte[] smoothest(byte[] file, int header) {
        byte[] best = null;
        long least = Long.MAX_VALUE;
        for (int at = 0; at < file.length - 1; at++) {
            if (isPair(file, at)) {
                byte[] candidate = withoutReturns(file, at);
                long roughness = roughness(candidate, header);
                // A pair within the header leaves no header, and is never the smoothest.
                if (roughness < least && candidate[2] == LF) {
                    least = roughness;
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** The bytes without each CR before an LF, but for the one at {@code kept}. */
    private static byte[] withoutReturns(byte[] file, int kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(file.length);
        for (int at = 0; at < file.length; at++) {
            if (at == kept || !isPair(file, at)) {
                bytes.write(file[at]);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isPair(byte[] file, int at) {
        return at + 1 < file.length && file[at] == CR && file[at + 1] == LF;
    }

    /** The sum of the differences between pixels that stand one above the other. */
    private long roughness(byte[] file, int header) {
        long sum = 0;
        for (int at = header + width; at < file.length; at++) {
            sum += Math.abs((file[at] & 0xff) - (file[at - width] & 0xff));
        }
        return sum;
    }
}
