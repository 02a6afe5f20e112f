package dev.noema.evaluation;

import dev.noema.data.Dataset;
import dev.noema.experiment.TrainedModel;
import dev.noema.serving.Codec;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One HTML file, without network, that shows the least likely items beside their reconstructions.
 */
public final class ScorePage {

    private static final int MOST_SHOWN = 200;

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s: items by likelihood</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% }
            th, td { border-bottom: 1px solid #8886; padding: .4rem .6rem; text-align: right; vertical-align: middle }
            th { vertical-align: bottom }
            th:first-child, td:first-child { text-align: left }
            td:first-child { min-width: 8rem; overflow-wrap: anywhere }
            td { font-variant-numeric: tabular-nums; white-space: nowrap }
            td:first-child { white-space: normal }
            :is(th, td):nth-child(2), :is(th, td):nth-child(3) { text-align: left }
            img { background: #8882; image-rendering: pixelated; min-width: 56px; max-width: 128px }
            pre { max-width: 20rem; overflow: auto; text-align: left; margin: 0 }
            @media print { body { margin: 0; font-size: 9pt } tr { break-inside: avoid } img { max-width: 72px } }
            </style>
            </head>
            <body>
            <h1>%1$s: items by likelihood</h1>
            <p>%2$s Figures are in nats; log-likelihoods are importance-weighted with %3$,d draws.</p>
            <table>
            <thead><tr><th>item</th><th>data</th><th>reconstruction</th><th>log-likelihood</th>\
            <th>evidence lower bound</th><th>\u2212log&nbsp;p(x|z)</th><th>kl</th></tr></thead>
            <tbody>
            """;

    private static final String ROW =
            "<tr><td>%s</td><td>%s</td><td>%s</td><td>%.2f</td><td>%.2f</td><td>%.2f</td>"
                    + "<td>%.2f</td></tr>\n";

    private final TrainedModel model;
    private final Thumbnails thumbnails;

    /** A page of a model's items. */
    public ScorePage(TrainedModel model) {
        GenerativeModel.About about = model.about();
        this.model = model;
        this.thumbnails = new Thumbnails(Codec.named(about.codec()), about.preprocessing());
    }

    /**
     * Writes the page in one step.
     *
     * @param data where the scores come from
     * @param seed by which they were read
     */
    public void write(Path file, Scores scores, Dataset data, long seed) throws IOException {
        List<Scores.Score> shown =
                scores.items().subList(0, Math.min(MOST_SHOWN, scores.items().size()));
        int[] indices = shown.stream().mapToInt(Scores.Score::index).toArray();
        Items items = new Items(data, indices, seed);
        String all =
                shown.size() == scores.items().size()
                        ? String.format(
                                Locale.ROOT, "All %,d items, the least likely first.", shown.size())
                        : String.format(
                                Locale.ROOT,
                                "The %,d least likely of %,d items.",
                                shown.size(),
                                scores.items().size());
        String name = Thumbnails.escaped(model.about().name());
        StringBuilder page =
                new StringBuilder(String.format(Locale.ROOT, HEAD, name, all, scores.samples()));
        for (int i = 0; i < shown.size(); i++) {
            page.append(row(shown.get(i), items.read(i, i + 1)));
        }
        page.append("</tbody>\n</table>\n</body>\n</html>\n");
        AtomicFile.write(file, page.toString());
    }

    private String row(Scores.Score score, Map<String, Tensor> item) throws IOException {
        Tensor x = item.get(Batch.X);
        Tensor reconstruction = ReconstructionQuality.reconstruct(model, item);
        ItemBound bound = score.bound();
        return String.format(
                Locale.ROOT,
                ROW,
                Thumbnails.escaped(score.key()),
                thumbnails.html(x, 0),
                thumbnails.html(reconstruction, 0),
                bound.logLikelihood(),
                bound.elbo(),
                bound.reconstruction(),
                bound.kl());
    }
}
