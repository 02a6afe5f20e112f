package dev.noema.image.data;

import dev.noema.image.codec.Binarize;
import dev.noema.image.codec.Fit;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code image.folder}: picture files in a folder and the folders below it.
 *
 * @param source the folder
 * @param size the size that pictures are brought to
 * @param channels grey or color
 * @param fit how other sizes are brought to this one
 * @param binarize how 8-bit pixels become numbers
 * @param classes where the class of a picture is found
 * @param split how the pictures are split
 * @param broken what happens at a picture that cannot be read
 * @param maxPixels the most pixels a picture may claim
 * @param augment random changes to training pictures
 * @param limit the most pictures taken
 * @param cache whether decoded pictures are kept on disk
 */
@Summary("Picture files in a folder and the folders below it")
public record FolderConfig(
        @Option("the folder; PNG, JPEG, GIF, BMP, PGM and PPM files in it and below it are read")
                String source,
        @Option(
                        "WIDTHxHEIGHT in pixels, such as 64x64; original keeps the size, which must then be one for all")
                PictureSize size,
        @Option("grey; color; auto: grey when every picture is grey") Channels channels,
        @Option(
                        "crop: keep the largest centred part of the right proportions; pad: keep all, with margins that repeat"
                                + " the border; stretch: change the proportions; none: pictures must have the size already")
                Fit fit,
        @Option(
                        "none: values in [0, 1]; fixed: each pixel drawn once as Bernoulli(value); dynamic: drawn anew in each"
                                + " epoch")
                Binarize binarize,
        @Option(
                        "where the class of a picture is found: none, subfolder, or {from: csv, file: ..., column: ...}")
                ClassesConfig classes,
        @Option("how the pictures are split, by a hash of their path") SplitConfig split,
        @Option(
                        "fail: a picture that cannot be read ends reading; skip: it is left out and counted")
                Broken broken,
        @Option(
                        value = "the most pixels a picture may claim, checked before it is decoded",
                        minimum = 1)
                long maxPixels,
        @Option("random changes to training pictures") Augmentation augment,
        @Option(value = "take at most this many pictures, chosen by hash; 0 for all", minimum = 0)
                int limit,
        @Option("keep the decoded pictures on disk, so that the next run starts at once")
                boolean cache) {

    public FolderConfig {
        if (maxPixels < 1) {
            throw new IllegalArgumentException(
                    "max-pixels is " + maxPixels + "; allowed is 1 or more");
        }
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; allowed is 0 for all, or a count");
        }
    }

    public static FolderConfig defaults() {
        return new FolderConfig(
                null,
                PictureSize.ORIGINAL,
                Channels.AUTO,
                Fit.CROP,
                Binarize.NONE,
                ClassesConfig.defaults(),
                SplitConfig.defaults(),
                Broken.FAIL,
                50_000_000,
                Augmentation.defaults(),
                0,
                true);
    }
}
