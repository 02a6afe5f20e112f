package dev.noema.web;

import dev.noema.generation.Classes;
import dev.noema.generation.Traversal;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import java.util.List;
import java.util.Optional;

/**
 * A slider along one latent dimension.
 *
 * @param dimension which one, from 0
 * @param change how much the expected data change along it, see {@link Traversal}
 */
record Dial(int dimension, double change) {

    private static final double RANGE = 3;
    private static final int STEPS = 9;

    /** All dimensions, those that change most first. */
    static List<Dial> of(GenerativeModel model) {
        boolean classes = !model.about().classes().isEmpty();
        int latent = model.about().latent();
        Optional<Integer> number = classes ? Optional.of(0) : Optional.empty();
        Optional<LongTensor> condition = number.map(it -> Classes.repeated(it, 1));
        float[] middle = model.sample(1, 0, 0, condition).get(GenerativeModel.Z).values();
        return Traversal.of(model, middle, number, RANGE, STEPS, latent).stream()
                .map(walk -> new Dial(walk.dimension(), walk.change()))
                .toList();
    }
}
