package dev.noema.samples.scores.measures;

import dev.noema.data.Data;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.experiment.Run;
import dev.noema.samples.scores.tokens.VoiceRule;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Decoding;
import dev.noema.serving.generation.Generation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command: {@code java -cp ... dev.noema.samples.scores.measures.Measure RUN}. Prints a table
 * of samples beside the data that the run learned from and was kept from.
 */
public final class Measure {

    private static final int SAMPLES = 200;
    private static final long SEED = 1;

    private Measure() {}

    public static void main(String[] arguments) {
        Run run = Run.open(Path.of(arguments[0]));
        VoiceTokens vocabulary = VoiceTokens.of(run.description().preprocessing());
        try (Data data = run.data();
                GenerativeModel model = run.model()) {
            List<long[]> training = rows(data.train());
            System.out.println(
                    "| | valid bars | pitch classes | durations | fifths | octaves | crossings | novel |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            List<long[]> test = rows(data.test());
            System.out.println(Figures.of(test, training, vocabulary).row("test"));
            for (double temperature : new double[] {1, 0.8}) {
                Decoding decoding = Decoding.SAMPLE.withTemperature(temperature);
                String name = "samples at " + temperature;
                System.out.println(
                        Figures.of(rows(generation(model, decoding).all()), training, vocabulary)
                                .row(name));
                Generation ruled =
                        generation(model, decoding).restrictedBy(new VoiceRule(vocabulary));
                System.out.println(
                        Figures.of(rows(ruled.all()), training, vocabulary)
                                .row(name + ", by rule"));
            }
        }
    }

    private static Generation generation(GenerativeModel model, Decoding decoding) {
        FloatTensor z = model.sample(SAMPLES, SEED, 1, Optional.empty()).get(GenerativeModel.Z);
        return Generation.of(
                model.steps(), model.about().sequence(), z, Optional.empty(), decoding, SEED);
    }

    private static List<long[]> rows(Dataset part) {
        List<long[]> rows = new ArrayList<>();
        for (int item = 0; item < part.size(); item++) {
            LongTensor x = (LongTensor) part.read(new int[] {item}, new Draw(0, 0, false)).get("x");
            rows.add(Lengths.tokens(x, 0));
        }
        return rows;
    }

    private static List<long[]> rows(LongTensor items) {
        List<long[]> rows = new ArrayList<>();
        for (int item = 0; item < items.shape()[0]; item++) {
            rows.add(Lengths.tokens(items, item));
        }
        return rows;
    }
}
