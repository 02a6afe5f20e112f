package dev.noema.image.codec;

/** Renders pictures to PNG files and reads them back. */
public final class ImageCodec {

    /** What bundles and descriptions call this codec. */
    public static final String ID = "image";
}
