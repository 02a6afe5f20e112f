package dev.noema.spi;

import dev.noema.data.Data;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that one kind of data brings to an evaluation, besides those that all kinds share: tables
 * with a column for each thing compared, the model's among them.
 */
@FunctionalInterface
public interface Measurement {

    /** The tables; none where this model or its data give nothing to measure. */
    List<MeasurementTable> measure(Subject subject);

    /**
     * What draws from the posteriors of items tell of the items' probability, in nats.
     *
     * @param indices the places of the items in {@code data().test()}, or validation without a test
     * @param logLikelihood the importance-weighted bound on log p(x) of each
     * @param reconstruction E_q[-log p(x|z)] of each
     * @param divergence KL(q(z|x) || p(z)) of each
     * @param draws how many draws each had
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Bounds(
            int[] indices,
            double[] logLikelihood,
            double[] reconstruction,
            double[] divergence,
            int draws) {}

    /** What is measured: a model, its data, and the baseline that every model has to beat. */
    interface Subject {

        GenerativeModel model();

        /** The data as the model's configuration opens them; whoever evaluates closes them. */
        Data data();

        /** How many held items are measured. */
        int items();

        /** The place of a measured item in {@code data().test()}, or validation without a test. */
        int index(int item);

        /** The measured items from {@code from} to below {@code to}, as a data set reads them. */
        Map<String, Tensor> read(int from, int to);

        /**
         * The data expected from the mean code of each item of a batch, {@code (batch, event...)}.
         */
        Tensor reconstruct(Map<String, Tensor> batch);

        /**
         * The same items from as many principal components of the training data as the model has
         * latent dimensions.
         *
         * @param x {@code (batch, event...)}, items of one shape
         */
        FloatTensor project(FloatTensor x);

        /**
         * New items from the Gaussian of the same components, {@code (count, event...)}: what a
         * sampler without any network makes.
         */
        FloatTensor drawn(int count);

        /** How likely the model finds held items. */
        Bounds bounds();

        /**
         * The same decoder trained without a code and as long, measured on the same items; of text,
         * a language model. Empty where none was trained.
         */
        Optional<Subject> withoutCode();

        /** The experiment's seed, by which all that is drawn is drawn. */
        long seed();
    }
}
