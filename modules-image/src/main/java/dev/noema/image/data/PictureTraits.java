package dev.noema.image.data;

/**
 * What pictures have in common.
 *
 * @param pictures how many were looked at
 * @param colored how many of them have a pixel that is not grey
 * @param smallest the size with the fewest pixels
 * @param middle the median of the widths and that of the heights
 * @param largest the size with the most pixels
 * @param oneSize whether all have the same size
 * @param binary whether every pixel is black or white
 * @param extremes the share of pixels that are within a tenth of black or of white
 */
public record PictureTraits(
        int pictures,
        int colored,
        PictureSize smallest,
        PictureSize middle,
        PictureSize largest,
        boolean oneSize,
        boolean binary,
        double extremes) {}
