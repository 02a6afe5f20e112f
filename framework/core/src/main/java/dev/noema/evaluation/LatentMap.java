package dev.noema.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where items stand in the latent space, as far as a plane can show it: their mean codes along the
 * two principal components of those codes.
 *
 * @param latent how many dimensions the latent space has
 * @param explained the share of the codes' variance that the plane holds, from 0 to 1
 * @param classes the names of the classes; empty where the data have none
 * @param points one for each item
 */
public record LatentMap(int latent, double explained, List<String> classes, List<Point> points) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "latent-map.json";
    private static final int MOST_ITEMS = 1000;
    private static final int ITEMS_AT_ONCE = 100;

    /** So many characters of pictures a report has room for. */
    private static final int ROOM = 600_000;

    public LatentMap {
        classes = List.copyOf(classes);
        points = List.copyOf(points);
    }

    /**
     * An item.
     *
     * @param x along the first component
     * @param y along the second
     * @param label the number of its class; null where it has none
     * @param name the item's name
     * @param words its first words; empty for what cannot be read
     * @param picture a small picture as {@code data:} address; empty where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Point(float x, float y, Long label, String name, String words, String picture) {}

    /**
     * Maps up to 1000 items of the data that a model is evaluated on, evenly spread.
     *
     * @param seed names the noise by which data are binarised, and starts the components
     */
    public static LatentMap of(TrainedModel model, Data data, long seed) {
        Dataset held = Evaluator.held(data);
        Items items = Items.spread(held, MOST_ITEMS, seed);
        Posteriors posteriors = Posteriors.of(model, items);
        int latent = posteriors.latent();
        PrincipalComponents plane =
                PrincipalComponents.fit(new CodeRows(posteriors.mean(), latent), 2, seed);
        float[] places =
                plane.coordinates(new FloatTensor(posteriors.mean(), items.count(), latent))
                        .values();
        Miniature miniature =
                new Miniature(
                        Codec.named(data.description().codec()),
                        data.description().preprocessing());
        List<Point> points = points(items, places, plane.count(), miniature);
        return new LatentMap(
                latent, plane.explainedVariance(), data.description().classes(), points);
    }

    private static List<Point> points(Items items, float[] places, int axes, Miniature miniature) {
        List<Point> points = new ArrayList<>();
        int room = ROOM;
        for (int from = 0; from < items.count(); from += ITEMS_AT_ONCE) {
            Map<String, Tensor> batch = items.read(from, from + ITEMS_AT_ONCE);
            Tensor x = batch.get(Batch.X);
            for (int i = 0; i < x.shape()[0]; i++) {
                String picture = room > 0 ? picture(miniature, x, i) : "";
                room -= picture.length();
                int item = from + i;
                points.add(
                        new Point(
                                places[item * axes],
                                axes > 1 ? places[item * axes + 1] : 0,
                                label(batch, i),
                                items.key(item),
                                miniature.words(x, i),
                                picture));
            }
        }
        return points;
    }

    private static Long label(Map<String, Tensor> batch, int item) {
        return batch.get(Batch.CONDITION) instanceof LongTensor classes
                ? Long.valueOf(classes.values()[item])
                : null;
    }

    private static String picture(Miniature miniature, Tensor items, int item) {
        try {
            return miniature.picture(items, item);
        } catch (IOException e) {
            throw new UncheckedIOException("item " + item + " cannot be drawn", e);
        }
    }

    /** Writes {@code latent-map.json} into a run's folder, for its report. */
    public void write(Path run) {
        Path file = run.resolve(FILE);
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written", e);
        }
    }
}
