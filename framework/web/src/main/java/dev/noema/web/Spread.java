package dev.noema.web;

import dev.noema.generation.Classes;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a prior's codes lie, from draws of it: of any prior, in each dimension.
 *
 * @param mean {@code (latent)}
 * @param deviation the standard deviations, {@code (latent)}
 */
@SuppressWarnings("ArrayRecordComponent")
record Spread(float[] mean, float[] deviation) {

    private static final int DRAWS = 2048;
    private static final int LEAST = 64;

    /** The spread of each class; a single one where the model has no classes. */
    static List<Spread> of(GenerativeModel model) {
        int classes = model.about().classes().size();
        int draws = Math.max(LEAST, DRAWS / Math.max(1, classes));
        return classes == 0
                ? List.of(of(model, draws, Optional.empty()))
                : IntStream.range(0, classes)
                        .mapToObj(it -> of(model, draws, Optional.of(Classes.repeated(it, draws))))
                        .toList();
    }

    private static Spread of(GenerativeModel model, int draws, Optional<LongTensor> condition) {
        float[] codes = model.sample(draws, 0, 1, condition).get(GenerativeModel.Z).values();
        int latent = codes.length / draws;
        Spread spread = new Spread(new float[latent], new float[latent]);
        for (int dimension = 0; dimension < latent; dimension++) {
            double sum = 0;
            for (int at = dimension; at < codes.length; at += latent) {
                sum += codes[at];
            }
            double mean = sum / draws;
            double squares = 0;
            for (int at = dimension; at < codes.length; at += latent) {
                squares += (codes[at] - mean) * (codes[at] - mean);
            }
            spread.mean[dimension] = (float) mean;
            spread.deviation[dimension] = (float) Math.sqrt(squares / draws);
        }
        return spread;
    }
}
