package dev.noema.image.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Dataset;
import dev.noema.data.Split;
import dev.noema.image.codec.Fit;
import dev.noema.image.codec.ImageCodec;
import dev.noema.image.codec.Preprocessing;
import dev.noema.serving.files.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads {@code image.idx}: grey pictures from IDX files, held as bytes in memory.
 *
 * <p>Validation is taken from the training file; where there is no test file, so is the test, as
 * large as validation.
 */
public final class IdxData implements DataType<IdxConfig> {

    private static final long MAX_PIXELS = 50_000_000;

    /** One file of pictures, with labels where they are wanted. */
    private record Pictures(String name, IdxFile images, Optional<int[]> labels) {

        int count() {
            return images.sizes()[0];
        }

        List<String> keys() {
            return IntStream.range(0, count()).mapToObj(this::key).toList();
        }

        String key(int item) {
            return name + "/" + item;
        }

        int[] sample(int limit, long seed) {
            return limit == 0
                    ? IntStream.range(0, count()).toArray()
                    : Split.sample(keys(), limit, seed);
        }
    }

    @Override
    public Data open(IdxConfig options, Place place) {
        IdxFolder folder = IdxFolder.of(options.source(), place.base());
        Pictures train =
                pictures(folder, "train", options.classes())
                        .orElseThrow(
                                () ->
                                        new DataException(
                                                "data.source: "
                                                        + folder.name()
                                                        + " holds no training pictures; looked for "
                                                        + IdxFolder.names("train", "images", 3)));
        Optional<Pictures> test = pictures(folder, "test", options.classes());
        test.ifPresent(found -> requireSameSize(folder, train, found));

        Preprocessing preprocessing =
                new Preprocessing(
                        train.images().sizes()[2],
                        train.images().sizes()[1],
                        1,
                        Fit.PAD,
                        MAX_PIXELS,
                        options.binarize());
        int[] learned = train.sample(options.limit(), place.seed());
        Split split = split(options, train, learned, test.isEmpty(), place.seed());
        SeenLevels seen = new SeenLevels();
        String digest = digest(Stream.concat(Stream.of(train), test.stream()).toList(), seen);
        DataDescription description =
                new DataDescription(
                        ImageCodec.ID,
                        new Shape(1, preprocessing.height(), preprocessing.width()),
                        SeenLevels.values(seen.levels(), options.binarize()),
                        classes(train, test),
                        preprocessing.toMap());
        PictureDataset.Source trainSource = source(train, preprocessing);
        Dataset tested =
                test.<Dataset>map(
                                found ->
                                        new PictureDataset(
                                                source(found, preprocessing),
                                                found.sample(options.limit(), place.seed())))
                        .orElseGet(
                                () -> new PictureDataset(trainSource, pick(learned, split.test())));
        return new Data(
                description,
                new PictureDataset(trainSource, pick(learned, split.train())),
                new PictureDataset(trainSource, pick(learned, split.validation())),
                tested,
                digest);
    }

    private static Optional<Pictures> pictures(IdxFolder folder, String part, boolean classes) {
        return folder.read(part, "images")
                .map(
                        images -> {
                            if (!classes) {
                                return new Pictures(part, images, Optional.empty());
                            }
                            IdxFile labels =
                                    folder.read(part, "labels")
                                            .orElseThrow(
                                                    () ->
                                                            new DataException(
                                                                    "data.classes: "
                                                                            + folder.name()
                                                                            + " holds no labels for "
                                                                            + part
                                                                            + "; looked for "
                                                                            + IdxFolder.names(
                                                                                    part, "labels",
                                                                                    1)));
                            if (labels.sizes()[0] != images.sizes()[0]) {
                                throw new DataException(
                                        folder.name()
                                                + ": "
                                                + part
                                                + " has "
                                                + images.sizes()[0]
                                                + " pictures and "
                                                + labels.sizes()[0]
                                                + " labels; there must be one label for each picture");
                            }
                            int[] numbers =
                                    IntStream.range(0, labels.sizes()[0])
                                            .map(item -> labels.values().get(item) & 0xff)
                                            .toArray();
                            return new Pictures(part, images, Optional.of(numbers));
                        });
    }

    private static void requireSameSize(IdxFolder folder, Pictures train, Pictures test) {
        if (!Arrays.equals(train.images().sizes(), 1, 3, test.images().sizes(), 1, 3)) {
            throw new DataException(
                    folder.name()
                            + ": training pictures have "
                            + size(train)
                            + " pixels, test"
                            + " pictures "
                            + size(test)
                            + "; they must agree");
        }
    }

    private static String size(Pictures pictures) {
        return pictures.images().sizes()[2] + "x" + pictures.images().sizes()[1];
    }

    private static Split split(
            IdxConfig options, Pictures train, int[] learned, boolean testToo, long seed) {
        List<String> keys = IntStream.of(learned).mapToObj(train::key).toList();
        double validation = options.validation();
        long count = Math.round(validation < 1 ? validation * keys.size() : validation);
        int wanted = (int) Math.min(count, Integer.MAX_VALUE);
        return Split.byCounts(keys, wanted, testToo ? wanted : 0, seed);
    }

    private static int[] pick(int[] from, int[] positions) {
        return IntStream.of(positions).map(position -> from[position]).toArray();
    }

    private static PictureDataset.Source source(Pictures pictures, Preprocessing preprocessing) {
        return new PictureDataset.Source(
                PixelStore.of(pictures.images().values(), preprocessing.itemSize()),
                pictures::key,
                pictures.labels(),
                new long[] {1, preprocessing.height(), preprocessing.width()},
                preprocessing.binarize(),
                Optional.empty());
    }

    private static List<String> classes(Pictures train, Optional<Pictures> test) {
        int classes =
                Stream.concat(
                                train.labels().stream(),
                                test.stream().flatMap(found -> found.labels().stream()))
                        .flatMapToInt(IntStream::of)
                        .map(label -> label + 1)
                        .max()
                        .orElse(0);
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    private static String digest(List<Pictures> files, SeenLevels seen) {
        MessageDigest sha = Sha256.start();
        for (Pictures pictures : files) {
            ByteBuffer values = pictures.images().values();
            seen.add(values);
            sha.update(values.duplicate());
            pictures.labels()
                    .ifPresent(
                            labels ->
                                    IntStream.of(labels)
                                            .forEach(label -> sha.update((byte) label)));
        }
        return Sha256.end(sha);
    }
}
