package dev.noema.image.data;

import dev.noema.data.DataException;
import dev.noema.image.codec.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a folder of IDX files holds.
 *
 * @param files how many of its files are read
 * @param train how many pictures there are to learn from
 * @param test how many there are to test on; 0 where there is no file of them
 * @param labelled whether there are labels for all
 * @param traits what the training pictures have in common, by some of them
 */
public record IdxSurvey(int files, int train, int test, boolean labelled, PictureTraits traits) {

    private static final int MOST_PICTURES = 1000;

    /**
     * Looks at a folder; nothing when no file's name is that of an IDX file.
     *
     * @throws DataException when there are IDX files, but none with training pictures that can be
     *     read
     */
    public static Optional<IdxSurvey> of(Path folder) {
        if (!hasIdxNames(folder)) {
            return Optional.empty();
        }
        IdxFolder files = new IdxFolder.OnDisk(folder);
        IdxFile train =
                files.read("train", "images")
                        .orElseThrow(
                                () ->
                                        new DataException(
                                                folder
                                                        + ": holds IDX files, but no training pictures;"
                                                        + " looked for "
                                                        + IdxFolder.names("train", "images", 3)));
        Optional<IdxFile> test = files.read("test", "images");
        int labels =
                labels(files, "train", train) + test.map(t -> labels(files, "test", t)).orElse(0);
        int pictures = test.isPresent() ? 2 : 1;
        return Optional.of(
                new IdxSurvey(
                        pictures + labels,
                        train.sizes()[0],
                        test.map(found -> found.sizes()[0]).orElse(0),
                        labels == pictures,
                        traits(train)));
    }

    private static boolean hasIdxNames(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(
                    entry -> entry.getFileName().toString().matches(".*idx[13]-ubyte(\\.gz)?"));
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    private static int labels(IdxFolder files, String part, IdxFile images) {
        return files.read(part, "labels")
                        .filter(found -> found.sizes()[0] == images.sizes()[0])
                        .isPresent()
                ? 1
                : 0;
    }

    private static PictureTraits traits(IdxFile images) {
        int count = images.sizes()[0];
        int height = images.sizes()[1];
        int width = images.sizes()[2];
        TraitsOfPictures traits = new TraitsOfPictures();
        int step = Math.max(1, count / MOST_PICTURES);
        for (int item = 0; item < count && traits.count() < MOST_PICTURES; item += step) {
            byte[] pixels = new byte[height * width];
            images.values().get(item * pixels.length, pixels);
            traits.add(new Picture(pixels, 1, height, width));
        }
        return traits.traits();
    }
}
