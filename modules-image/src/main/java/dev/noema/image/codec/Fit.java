package dev.noema.image.codec;

/** How a picture of any size becomes one of the model's size. */
public enum Fit {
    /** The largest centred part of the right proportions is kept. */
    CROP,
    /** The whole picture is kept, in the middle; the margins repeat its border pixels. */
    PAD,
    /** The whole picture is kept; its proportions change. */
    STRETCH,
    /** The picture must have the size already. */
    NONE;

    /**
     * Brings a picture to a size.
     *
     * @throws PictureException for {@link #NONE} when the picture has another size
     */
    public Picture apply(Picture picture, int width, int height) throws PictureException {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        return switch (this) {
            case CROP -> crop(picture, width, height);
            case PAD -> pad(picture, width, height);
            case STRETCH ->
                    Resampling.resample(
                            picture, 0, 0, picture.width(), picture.height(), width, height);
            case NONE ->
                    throw new PictureException(
                            "is "
                                    + picture.width()
                                    + "x"
                                    + picture.height()
                                    + ", not "
                                    + width
                                    + "x"
                                    + height
                                    + "; resize with fit: crop, pad or stretch");
        };
    }

    private static Picture crop(Picture picture, int width, int height) {
        double scale =
                Math.min((double) picture.width() / width, (double) picture.height() / height);
        double wide = width * scale;
        double high = height * scale;
        return Resampling.resample(
                picture,
                (picture.width() - wide) / 2,
                (picture.height() - high) / 2,
                wide,
                high,
                width,
                height);
    }

    private static Picture pad(Picture picture, int width, int height) {
        double scale =
                Math.max((double) picture.width() / width, (double) picture.height() / height);
        int innerWidth = (int) Math.max(1, Math.round(picture.width() / scale));
        int innerHeight = (int) Math.max(1, Math.round(picture.height() / scale));
        Picture inner =
                Resampling.resample(
                        picture, 0, 0, picture.width(), picture.height(), innerWidth, innerHeight);
        int left = (width - innerWidth) / 2;
        int top = (height - innerHeight) / 2;
        byte[] pixels = new byte[picture.channels() * height * width];
        int at = 0;
        for (int channel = 0; channel < picture.channels(); channel++) {
            for (int row = 0; row < height; row++) {
                int fromRow = Math.max(0, Math.min(innerHeight - 1, row - top));
                for (int column = 0; column < width; column++) {
                    int fromColumn = Math.max(0, Math.min(innerWidth - 1, column - left));
                    pixels[at++] = (byte) inner.at(channel, fromRow, fromColumn);
                }
            }
        }
        return new Picture(pixels, picture.channels(), height, width);
    }
}
