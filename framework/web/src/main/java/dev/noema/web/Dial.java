package dev.noema.web;

import dev.noema.generation.Classes;
import dev.noema.generation.Traversal;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A slider along one latent dimension.
 *
 * @param dimension which one, from 0
 * @param change how much the expected data change along it, see {@link Traversal}
 * @param centre the mean of the dimension under the prior
 * @param deviation its standard deviation there
 */
record Dial(int dimension, double change, double centre, double deviation) {

    private static final int DRAWS = 1024;
    private static final double RANGE = 3;
    private static final int STEPS = 9;

    /** All dimensions, those that change most first. */
    static List<Dial> of(GenerativeModel model) {
        Classes classes = new Classes(model.about().classes());
        int latent = model.about().latent();
        Optional<Integer> number = classes.present() ? Optional.of(0) : Optional.empty();
        Optional<LongTensor> first = number.map(it -> Classes.repeated(it, 1));
        float[] middle = model.sample(1, 0, 0, first).get(GenerativeModel.Z).values();
        FloatTensor codes = model.sample(DRAWS, 0, 1, classes.inTurn(DRAWS)).get(GenerativeModel.Z);
        List<Dial> dials = new ArrayList<>();
        for (Traversal walk : Traversal.of(model, middle, number, RANGE, STEPS, latent)) {
            dials.add(of(walk, codes.values(), latent));
        }
        return dials;
    }

    private static Dial of(Traversal walk, float[] codes, int latent) {
        double sum = 0;
        for (int at = walk.dimension(); at < codes.length; at += latent) {
            sum += codes[at];
        }
        double centre = sum / DRAWS;
        double squares = 0;
        for (int at = walk.dimension(); at < codes.length; at += latent) {
            squares += (codes[at] - centre) * (codes[at] - centre);
        }
        return new Dial(walk.dimension(), walk.change(), centre, Math.sqrt(squares / DRAWS));
    }
}
