package dev.noema.samples.scores.measures;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.Batch;
import dev.noema.spi.Measurement;
import dev.noema.spi.MeasurementTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tells how likely a model finds held music and what its own is like: beside a language model of
 * the same decoder, where one was trained, and the held music itself.
 */
public final class ScoreQuality implements Measurement {

    private static final int SAMPLES = 400;
    private static final double COOLER = 0.8;

    @Override
    public List<MeasurementTable> measure(Subject subject) {
        VoiceTokens vocabulary = VoiceTokens.of(subject.model().about().preprocessing());
        return List.of(likelihoods(subject, vocabulary), samples(subject, vocabulary));
    }

    private static MeasurementTable likelihoods(Subject subject, VoiceTokens vocabulary) {
        int[] indices = subject.bounds().indices();
        double steps =
                rows(held(subject), indices, subject.seed()).stream()
                        .mapToDouble(row -> (double) row.length / vocabulary.voices())
                        .sum();
        List<String> columns = new ArrayList<>(List.of("model"));
        List<Double> nats = new ArrayList<>(List.of(nats(subject)));
        subject.withoutCode()
                .ifPresent(
                        other -> {
                            columns.add("language model");
                            nats.add(nats(other));
                        });
        double least = nats.get(nats.size() - 1);
        return new MeasurementTable(
                "scores, " + indices.length + " items, " + subject.bounds().draws() + " draws",
                columns,
                List.of(
                        row("negative log-likelihood", "nats", nats, each -> each),
                        row(
                                "negative log-likelihood per step",
                                "nats",
                                nats,
                                each -> each * indices.length / steps),
                        row(
                                "beside the last column",
                                "%",
                                nats,
                                each -> 100 * each / least - 100)));
    }

    private static double nats(Subject subject) {
        return -Arrays.stream(subject.bounds().logLikelihood()).average().orElse(Double.NaN);
    }

    private static MeasurementTable samples(Subject subject, VoiceTokens vocabulary) {
        List<long[]> training =
                rows(subject.data().train(), all(subject.data().train()), subject.seed());
        List<String> columns = new ArrayList<>(List.of("model", "model at " + COOLER));
        List<List<long[]>> made =
                new ArrayList<>(List.of(generated(subject, 1), generated(subject, COOLER)));
        subject.withoutCode()
                .ifPresent(
                        other -> {
                            columns.add("language model");
                            made.add(generated(other, 1));
                        });
        columns.add("real");
        made.add(rows(held(subject), all(held(subject)), subject.seed()));
        List<Figures> figures =
                made.stream().map(rows -> Figures.of(rows, training, vocabulary)).toList();
        List<MeasurementTable.Row> rows = new ArrayList<>();
        rows.add(row("valid bars", "%", figures, Figures::validBars));
        rows.add(row("overlap of pitch classes", "", figures, Figures::pitchClasses));
        rows.add(row("overlap of durations", "", figures, Figures::durations));
        if (vocabulary.voices() > 1) {
            rows.add(row("parallel fifths", "in 100 moves", figures, Figures::fifths));
            rows.add(row("parallel octaves", "in 100 moves", figures, Figures::octaves));
            rows.add(row("crossed voices", "% of steps", figures, Figures::crossings));
        }
        rows.add(row("new bars", "%", figures, Figures::novelty));
        return new MeasurementTable(
                "new scores, " + SAMPLES + " items, beside training data", columns, rows);
    }

    private static List<long[]> generated(Subject subject, double temperature) {
        GenerativeModel model = subject.model();
        int classes = model.about().classes().size();
        Optional<LongTensor> condition =
                classes == 0
                        ? Optional.empty()
                        : Optional.of(
                                new LongTensor(
                                        IntStream.range(0, SAMPLES)
                                                .mapToLong(item -> item % classes)
                                                .toArray(),
                                        SAMPLES));
        FloatTensor z = model.sample(SAMPLES, subject.seed(), 1, condition).get(GenerativeModel.Z);
        return rows(
                Generation.of(
                                model.steps(),
                                model.about().sequence(),
                                z,
                                condition,
                                Decoding.SAMPLE.withTemperature(temperature),
                                subject.seed())
                        .all());
    }

    private static Dataset held(Subject subject) {
        Dataset test = subject.data().test();
        return test.size() > 0 ? test : subject.data().validation();
    }

    private static int[] all(Dataset part) {
        return IntStream.range(0, part.size()).toArray();
    }

    private static List<long[]> rows(Dataset part, int[] items, long seed) {
        return rows((LongTensor) part.read(items, new Draw(seed, 0, false)).get(Batch.X));
    }

    /** Without the tokens that end them. */
    private static List<long[]> rows(LongTensor items) {
        return IntStream.range(0, (int) items.shape()[0])
                .mapToObj(item -> Lengths.tokens(items, item))
                .toList();
    }

    private static <T> MeasurementTable.Row row(
            String measure, String unit, List<T> columns, ToDoubleFunction<T> figure) {
        return new MeasurementTable.Row(
                measure, unit, columns.stream().map(figure::applyAsDouble).toList());
    }
}
