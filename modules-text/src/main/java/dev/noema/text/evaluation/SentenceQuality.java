package dev.noema.text.evaluation;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import dev.noema.text.codec.Splitting;
import dev.noema.text.codec.TextCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tells how likely a model finds held sentences, how much of them it reconstructs, and what its
 * samples are like: beside a language model of the same decoder, where one was trained, and a
 * {@link KneserNey} trigram model of the same training data.
 */
public final class SentenceQuality implements Measurement {

    private static final int AT_ONCE = 1024;
    private static final int MOST_ITEMS = 1000;
    private static final String TRIGRAM = "trigram";
    private static final String REAL = "real";

    @Override
    public List<MeasurementTable> measure(Subject subject) {
        List<Column> models = new ArrayList<>(List.of(new Column("model", subject)));
        subject.withoutCode().ifPresent(other -> models.add(new Column("language model", other)));
        Sequence sequence = subject.model().about().sequence();
        List<int[]> training =
                read(subject.data().train(), all(subject.data().train()), subject.seed());
        KneserNey trigram = KneserNey.of(training, sequence.tokens());
        return List.of(
                likelihoods(subject, models, trigram),
                reconstructions(subject, models),
                samples(subject, models, trigram, training));
    }

    private static MeasurementTable likelihoods(
            Subject subject, List<Column> models, KneserNey trigram) {
        List<int[]> held = read(held(subject), subject.bounds().indices(), subject.seed());
        double tokens = held.stream().mapToInt(text -> text.length + 1).sum();
        double words = words(held, subject.model().about().preprocessing());
        List<double[]> nats = new ArrayList<>(models.stream().map(Column::nats).toList());
        double sum = held.stream().mapToDouble(trigram::logProbability).sum();
        nats.add(new double[] {-sum / held.size(), Double.NaN, Double.NaN});
        List<MeasurementTable.Row> rows =
                List.of(
                        row("negative log-likelihood", "nats", nats, each -> each[0]),
                        // exp(sum of nats / number of tokens)
                        row(
                                "perplexity per token",
                                "",
                                nats,
                                each -> Math.exp(each[0] * held.size() / tokens)),
                        row(
                                "perplexity per word",
                                "",
                                nats,
                                each -> Math.exp(each[0] * held.size() / words)),
                        row("reconstruction", "nats", nats, each -> each[1]),
                        row("kl", "nats", nats, each -> each[2]));
        return new MeasurementTable(
                "sentences, "
                        + held.size()
                        + " items, "
                        + subject.bounds().draws()
                        + " draws of the model; a sentence's end counts as a token and a word",
                names(models, TRIGRAM),
                rows);
    }

    private static MeasurementTable reconstructions(Subject subject, List<Column> models) {
        int count = Math.min(MOST_ITEMS, subject.items());
        List<int[]> originals = models.get(0).originals(count);
        List<double[]> figures = new ArrayList<>();
        for (Column model : models) {
            List<int[]> made = model.reconstructions(count);
            figures.add(new double[] {accuracy(made, originals), Bleu.corpus(made, originals)});
        }
        return new MeasurementTable(
                "reconstructions by the likeliest tokens at the mean code, " + count + " items",
                names(models),
                List.of(
                        row("token accuracy", "", figures, each -> each[0]),
                        row("BLEU", "", figures, each -> each[1])));
    }

    private static MeasurementTable samples(
            Subject subject, List<Column> models, KneserNey trigram, List<int[]> training) {
        Sequence sequence = subject.model().about().sequence();
        List<int[]> held = read(held(subject), all(held(subject)), subject.seed());
        int count = Math.min(MOST_ITEMS, held.size() / 2);
        CopiedRuns runs = new CopiedRuns(training);
        List<List<int[]>> columns = new ArrayList<>();
        models.forEach(model -> columns.add(model.samples(count)));
        Random random = new Random(subject.seed());
        columns.add(
                IntStream.range(0, count)
                        .mapToObj(i -> trigram.draw(random, sequence.longest(), sequence.unknown()))
                        .toList());
        // The real ones are taken from the same held data that reverse perplexity is taken over:
        // every other item each.
        columns.add(everyOther(held, 1).subList(0, count));
        List<int[]> real = everyOther(held, 0);
        List<SampleFigures> figures =
                columns.stream()
                        .map(texts -> SampleFigures.of(texts, runs, real, sequence.tokens()))
                        .toList();
        return new MeasurementTable(
                "new sentences at temperature 1, " + count + " of each",
                names(models, TRIGRAM, REAL),
                List.of(
                        row("distinct-2", "", figures, SampleFigures::distinct),
                        row("self-BLEU", "", figures, SampleFigures::selfBleu),
                        row("longest copied run, share", "", figures, SampleFigures::copied),
                        row(
                                "reverse perplexity per token",
                                "",
                                figures,
                                SampleFigures::reversePerplexity)));
    }

    /** The share of places, up to the longer one's end, where both have the same token. */
    static double accuracy(List<int[]> made, List<int[]> originals) {
        long same = 0;
        long all = 0;
        for (int i = 0; i < made.size(); i++) {
            int[] one = made.get(i);
            int[] other = originals.get(i);
            for (int place = 0; place < Math.min(one.length, other.length); place++) {
                same += one[place] == other[place] ? 1 : 0;
            }
            all += Math.max(one.length, other.length);
        }
        return (double) same / all;
    }

    private static double words(List<int[]> texts, Map<String, Object> preprocessing) {
        if (Splitting.WORDS.toString().equals(preprocessing.get("tokenizer"))) {
            return texts.stream().mapToInt(text -> text.length + 1).sum();
        }
        TextCodec codec = new TextCodec();
        double words = 0;
        for (int[] text : texts) {
            LongTensor item =
                    new LongTensor(Arrays.stream(text).asLongStream().toArray(), 1, text.length);
            String line = codec.text(item, 0, preprocessing).orElseThrow();
            words += Splitting.WORDS.pieces(line).size() + 1;
        }
        return words;
    }

    private static Dataset held(Subject subject) {
        return subject.data().test().size() > 0
                ? subject.data().test()
                : subject.data().validation();
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    private static List<int[]> read(Dataset data, int[] items, long seed) {
        List<int[]> texts = new ArrayList<>();
        for (int from = 0; from < items.length; from += AT_ONCE) {
            int[] some = Arrays.copyOfRange(items, from, Math.min(items.length, from + AT_ONCE));
            texts.addAll(
                    Column.texts(
                            (LongTensor) data.read(some, new Draw(seed, 0, false)).get(Batch.X)));
        }
        return texts;
    }

    private static List<int[]> everyOther(List<int[]> texts, int first) {
        return IntStream.range(0, texts.size() / 2)
                .mapToObj(i -> texts.get(2 * i + first))
                .toList();
    }

    private static List<String> names(List<Column> models, String... more) {
        List<String> names = new ArrayList<>(models.stream().map(Column::name).toList());
        names.addAll(List.of(more));
        return names;
    }

    private static <T> MeasurementTable.Row row(
            String measure, String unit, List<T> columns, ToDoubleFunction<T> figure) {
        return new MeasurementTable.Row(
                measure, unit, columns.stream().map(figure::applyAsDouble).toList());
    }
}
