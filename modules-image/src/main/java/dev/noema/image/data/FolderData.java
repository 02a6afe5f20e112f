package dev.noema.image.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.data.Split;
import dev.noema.folder.ClassLabels;
import dev.noema.folder.RowFile;
import dev.noema.folder.SourceFile;
import dev.noema.image.codec.Fit;
import dev.noema.image.codec.ImageCodec;
import dev.noema.image.codec.Preprocessing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code image.folder}: picture files, decoded once, brought to one size and kept as bytes in
 * a mapped file.
 *
 * <p>Exact copies of a picture are left out, so that none is both learned and tested.
 */
public final class FolderData implements DataType<FolderConfig> {

    private static final Logger LOG = LoggerFactory.getLogger(FolderData.class);

    @Override
    public Data open(FolderConfig options, Place place) {
        Path source = place.base().resolve(options.source());
        List<SourceFile> files = chosen(PictureFiles.list(source), options.limit(), place.seed());
        RowFile<DecodedFolder> decoded = PictureCache.open(files, options, place.cache());
        DecodedFolder folder = decoded.index();
        report(source, folder);

        Preprocessing preprocessing =
                new Preprocessing(
                        folder.width(),
                        folder.height(),
                        folder.channels(),
                        options.size().isOriginal() ? Fit.NONE : options.fit(),
                        options.maxPixels(),
                        options.binarize());
        ClassLabels labels = options.classes().labels(folder.keys(), source);
        Split split = split(options.split(), folder.keys(), place.seed());
        PictureDataset.Source pictures =
                new PictureDataset.Source(
                        new PixelStore(decoded.chunks(), decoded.rowsPerChunk(), folder.stride()),
                        folder.keys()::get,
                        labels.numbers(),
                        new long[] {folder.channels(), folder.height(), folder.width()},
                        options.binarize(),
                        Optional.of(options.augment())
                                .filter(augment -> !augment.changesNothing()));
        DataDescription description =
                new DataDescription(
                        ImageCodec.ID,
                        new Shape(pictures.event()),
                        SeenLevels.values(folder.levels(), options.binarize()),
                        labels.names(),
                        preprocessing.toMap());
        return new Data(
                description,
                new PictureDataset(pictures, split.train()),
                new PictureDataset(pictures, split.validation()),
                new PictureDataset(pictures, split.test()),
                folder.digest());
    }

    private static List<SourceFile> chosen(List<SourceFile> files, int limit, long seed) {
        if (limit == 0) {
            return files;
        }
        int[] sample = Split.sample(files.stream().map(SourceFile::key).toList(), limit, seed);
        return IntStream.of(sample).mapToObj(files::get).toList();
    }

    private static Split split(SplitConfig options, List<String> keys, long seed) {
        try {
            List<String> groups = keys.stream().map(options::group).toList();
            return options.by() == SplitConfig.By.FOLDER
                    ? Split.ofFewByShares(groups, options.validation(), options.test(), seed)
                    : Split.byShares(groups, options.validation(), options.test(), seed);
        } catch (DataException e) {
            throw new DataException("data.split: " + e.getMessage(), e);
        }
    }

    private static void report(Path source, DecodedFolder folder) {
        LOG.info(
                "{}: {} pictures of {}x{}",
                source,
                folder.keys().size(),
                folder.width(),
                folder.height());
        if (folder.duplicates() > 0) {
            LOG.info("{}: {} exact copies are left out", source, folder.duplicates());
        }
        if (folder.broken() > 0) {
            LOG.warn("{}: {} pictures that cannot be read are left out", source, folder.broken());
        }
    }
}
