package dev.noema.evaluation;

import dev.noema.data.Dataset;
import dev.noema.experiment.TrainedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How likely a model finds each item, the least likely first: what stands on top is the oddest.
 *
 * @param samples draws for each item
 */
public record Scores(List<Score> items, int samples) {

    /**
     * One item.
     *
     * @param index its place in the data set
     * @param key its name there
     * @param bound its bounds, in nats
     */
    public record Score(int index, String key, ItemBound bound) {}

    public Scores {
        items = List.copyOf(items);
    }

    /**
     * Scores at most so many items, evenly spread over the data.
     *
     * @param samples draws for each item
     * @param seed names the noise, and the draw by which data are binarised
     */
    public static Scores of(TrainedModel model, Dataset data, int samples, int most, long seed) {
        Items items = Items.spread(data, most, seed);
        ItemBound[] bounds = new BoundEstimator(model, samples, seed).estimate(items);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < bounds.length; i++) {
            scores.add(new Score(items.indices()[i], items.key(i), bounds[i]));
        }
        scores.sort(Comparator.comparingDouble(score -> score.bound().logLikelihood()));
        return new Scores(scores, samples);
    }

    /** A line of column names and a line for each item, in nats. */
    public String csv() {
        StringBuilder csv = new StringBuilder("item,log_likelihood,elbo,reconstruction,kl\n");
        for (Score score : items) {
            ItemBound bound = score.bound();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%.4f\n",
                            quoted(score.key()),
                            bound.logLikelihood(),
                            bound.elbo(),
                            bound.reconstruction(),
                            bound.kl()));
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
