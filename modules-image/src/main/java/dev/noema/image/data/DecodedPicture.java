package dev.noema.image.data;

import dev.noema.folder.SourceFile;
import dev.noema.image.codec.Picture;
import dev.noema.image.codec.PictureException;
import dev.noema.image.codec.PictureReader;
import dev.noema.serving.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;

/**
 * What came of reading one file.
 *
 * @param file the file
 * @param digest SHA-256 of its contents; empty where it could not be read
 * @param picture the picture, brought to size and channels; null when it is broken
 * @param fault what is wrong with a broken one
 */
record DecodedPicture(SourceFile file, String digest, Picture picture, String fault) {

    private static final long LARGEST = 1L << 30;

    /** Reads a file; a fault becomes part of the result. */
    static DecodedPicture read(SourceFile file, FolderConfig options) {
        try {
            if (file.size() > LARGEST) {
                throw new PictureException(
                        "has " + file.size() + " bytes; at most " + LARGEST + " are allowed");
            }
            byte[] bytes = Files.readAllBytes(file.path());
            String digest = Sha256.of(bytes);
            return new DecodedPicture(file, digest, prepare(bytes, options), "");
        } catch (PictureException e) {
            return new DecodedPicture(file, "", null, e.getMessage());
        } catch (IOException e) {
            return new DecodedPicture(file, "", null, "cannot be read (" + e.getMessage() + ")");
        }
    }

    boolean isBroken() {
        return picture == null;
    }

    private static Picture prepare(byte[] bytes, FolderConfig options) throws PictureException {
        Picture picture = PictureReader.read(bytes, options.maxPixels());
        Picture wanted =
                switch (options.channels()) {
                    case GREY -> picture.grey();
                    case COLOR -> picture.color();
                    case AUTO -> picture;
                };
        return options.size().isOriginal()
                ? wanted
                : options.fit().apply(wanted, options.size().width(), options.size().height());
    }
}
