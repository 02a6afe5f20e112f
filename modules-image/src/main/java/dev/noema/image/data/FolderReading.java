package dev.noema.image.data;

import dev.noema.data.DataException;
import dev.noema.folder.OrderedPool;
import dev.noema.folder.SourceFile;
import dev.noema.image.codec.Picture;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decodes the pictures of a folder one after the other and writes their pixels, each of one size.
 */
final class FolderReading {

    private final FolderConfig options;
    private final OutputStream pixels;
    private final List<String> keys = new ArrayList<>();
    private final Set<String> contents = new HashSet<>();
    private final MessageDigest digest = Sha256.start();
    private final SeenLevels seen = new SeenLevels();
    private Picture first;
    private boolean colored;
    private int duplicates;
    private int broken;
    private String firstFault = "";

    private FolderReading(FolderConfig options, OutputStream pixels) {
        this.options = options;
        this.pixels = pixels;
    }

    /**
     * Decodes files.
     *
     * @param pixels where they go; with {@link Channels#AUTO} always three planes each
     * @return what was read
     * @throws DataException at a broken picture that is not to be skipped, or at a picture of
     *     another size
     */
    static DecodedFolder run(List<SourceFile> files, FolderConfig options, OutputStream pixels) {
        FolderReading reading = new FolderReading(options, pixels);
        OrderedPool.run(
                "pictures", files, file -> DecodedPicture.read(file, options), reading::accept);
        return reading.result(files.size());
    }

    private void accept(DecodedPicture decoded) {
        if (decoded.isBroken()) {
            String fault = decoded.file().path() + ": " + decoded.fault();
            if (options.broken() == Broken.FAIL) {
                throw new DataException(fault + "; data.broken: skip leaves such files out");
            }
            firstFault = broken++ == 0 ? fault : firstFault;
        } else if (!contents.add(decoded.digest())) {
            duplicates++;
        } else {
            keep(decoded);
        }
    }

    private void keep(DecodedPicture decoded) {
        Picture picture = decoded.picture();
        if (first == null) {
            first = picture;
        } else if (picture.width() != first.width() || picture.height() != first.height()) {
            throw new DataException(
                    "data.size: pictures have different sizes, "
                            + keys.get(0)
                            + " is "
                            + first.width()
                            + "x"
                            + first.height()
                            + " and "
                            + decoded.file().key()
                            + " "
                            + picture.width()
                            + "x"
                            + picture.height()
                            + "; set one for all, such as size: 64x64");
        }
        colored |= !picture.isGrey();
        keys.add(decoded.file().key());
        digest.update(
                (decoded.file().key() + "\0" + decoded.digest() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] planes =
                options.channels() == Channels.AUTO ? picture.color().pixels() : picture.pixels();
        seen.add(ByteBuffer.wrap(planes));
        try {
            pixels.write(planes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DecodedFolder result(int files) {
        if (first == null) {
            throw new DataException(
                    "data.source: none of "
                            + files
                            + " pictures can be read; the first fault is "
                            + firstFault);
        }
        int planes = options.channels() == Channels.GREY ? 1 : 3;
        boolean grey =
                options.channels() == Channels.GREY
                        || options.channels() == Channels.AUTO && !colored;
        return new DecodedFolder(
                keys,
                first.width(),
                first.height(),
                planes,
                grey ? 1 : 3,
                seen.levels(),
                duplicates,
                broken,
                Sha256.end(digest));
    }
}
