package dev.noema.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.data.Dataset;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.List;

/**
 * Principal component analysis: the best linear reconstruction from so many latent dimensions, the
 * baseline that a model has to beat.
 *
 * <p>Found by subspace iteration on the covariance, with blocks of data passed through memory one
 * after the other (Halko, Martinsson and Tropp, "Finding structure with randomness", 2011).
 */
public final class PrincipalComponents {

    private static final int MOST_PASSES = 60;

    /**
     * Passes end when one gains less than this share of what is not captured: 0.0004 dB in the
     * reconstruction.
     */
    private static final double TOLERANCE = 1e-4;

    /** What float32 can tell apart. */
    private static final double ROUNDING = 1e-6;

    private final float[] mean;
    private final float[] directions;
    private final double[] variances;
    private final double totalVariance;

    private PrincipalComponents(
            float[] mean, float[] directions, double[] variances, double totalVariance) {
        this.mean = mean;
        this.directions = directions;
        this.variances = variances;
        this.totalVariance = totalVariance;
    }

    /**
     * Finds the components of a data set's {@code x}.
     *
     * @param data read several times, without augmentation
     * @param components how many; fewer are found where the data has fewer items or dimensions
     * @param seed starts the iteration and names the draws that reading makes
     * @throws IllegalArgumentException when there is no data or {@code components} is below 1
     */
    public static PrincipalComponents fit(Dataset data, int components, long seed) {
        if (components < 1 || data.size() == 0) {
            throw new IllegalArgumentException(
                    "principal components need at least one item and one component, not "
                            + data.size()
                            + " and "
                            + components);
        }
        ItemBlocks blocks = new ItemBlocks(data, seed);
        Moments moments = Moments.of(blocks);
        int possible = Math.min(blocks.dimensions(), data.size());
        int found = Math.min(components, possible);
        // Twice as many directions as wanted are followed, so that the last wanted one settles
        // soon.
        int followed = Math.min(possible, 2 * found + 10);
        float[] start = new float[Math.multiplyExact(blocks.dimensions(), followed)];
        Noise.of(seed, 0, "principal-components").normals(start);
        try (NDManager scope = Torch.newManager();
                TorchFunction multiply = multiplyByCovariance();
                TorchFunction turn = turn()) {
            NDArray mean = scope.create(moments.mean());
            NDArray basis = scope.create(start, new Shape(blocks.dimensions(), followed));
            basis = turn.call(scope, basis, basis).get(2);
            double captured = 0;
            for (int pass = 0; ; pass++) {
                NDArray image = product(blocks, multiply, mean, basis);
                NDList turned = turn.call(scope, basis, image);
                double[] variances = first(turned.get(0).toFloatArray(), found, data.size());
                double before = captured;
                captured = Arrays.stream(variances).sum();
                double left = Math.max(0, moments.totalVariance() - captured);
                double noGain = Math.max(TOLERANCE * left, ROUNDING * captured);
                if (captured - before <= noGain || pass == MOST_PASSES) {
                    float[] directions =
                            turned.get(1).get(":, :" + found).transpose().toFloatArray();
                    return new PrincipalComponents(
                            moments.mean(), directions, variances, moments.totalVariance());
                }
                image.close();
                basis.close();
                basis = turned.get(2);
            }
        }
    }

    // C Q, where C is the sum over items of (x - mean)(x - mean)^T, block by block.
    private static NDArray product(
            ItemBlocks blocks, TorchFunction multiply, NDArray mean, NDArray basis) {
        NDArray sum = basis.zerosLike();
        for (int block = 0; block < blocks.count(); block++) {
            float[] values = blocks.read(block);
            try (NDManager step = basis.getManager().newSubManager()) {
                long items = values.length / blocks.dimensions();
                NDArray x = step.create(values, new Shape(items, blocks.dimensions()));
                multiply.call(step, x, mean, basis, sum);
            }
        }
        return sum;
    }

    private static TorchFunction multiplyByCovariance() {
        return TorchFunction.compile(
                List.of("x", "mean", "basis", "sum"),
                List.of(
                        "centered = torch.sub(x, mean)",
                        "added = torch.addmm_(sum, torch.t(centered), torch.matmul(centered, basis))"),
                List.of("torch.sum(mean)"));
    }

    // From Q and C Q: the eigenvalues of Q^T C Q, greatest first; Q turned to its eigenvectors; an
    // orthonormal basis of C Q.
    private static TorchFunction turn() {
        return TorchFunction.compile(
                List.of("basis", "image"),
                List.of(
                        "small = torch.matmul(torch.t(basis), image)",
                        "values, vectors, = torch.linalg_eigh(small)",
                        "q, r, = torch.linalg_qr(image)"),
                List.of(
                        "torch.flip(values, [0])",
                        "torch.matmul(basis, torch.flip(vectors, [1]))",
                        "q"));
    }

    private static double[] first(float[] eigenvalues, int found, int items) {
        double[] variances = new double[found];
        for (int i = 0; i < found; i++) {
            variances[i] = Math.max(0, eigenvalues[i]) / items;
        }
        return variances;
    }

    /** How many components were found. */
    public int count() {
        return variances.length;
    }

    /** The variance of the data along each component, greatest first. */
    public double[] variances() {
        return variances.clone();
    }

    /** The share of the data's variance that the components hold, from 0 to 1. */
    public double explainedVariance() {
        return totalVariance == 0 ? 1 : Math.min(1, Arrays.stream(variances).sum() / totalVariance);
    }

    /**
     * The nearest points to items {@code (batch, event...)} in the plane of the components, in the
     * same shape.
     *
     * @throws IllegalArgumentException when the items have other dimensions than the data
     */
    public FloatTensor reconstruct(FloatTensor items) {
        // mean + (x - mean) W^T W
        try (NDManager scope = Torch.newManager()) {
            NDArray rows = scope.create(directions, new Shape(count(), mean.length));
            NDArray nearest =
                    centred(scope, items)
                            .matMul(rows.transpose())
                            .matMul(rows)
                            .add(scope.create(mean));
            return new FloatTensor(nearest.toFloatArray(), items.shape());
        }
    }

    /**
     * Rows {@code (count, dimensions)} drawn from the Gaussian that lies in the plane of the
     * components and has the data's mean and variances there; row i is the same whatever {@code
     * count} is.
     */
    FloatTensor sample(int count, long seed) {
        // mean + sum over components k of sqrt(variance[k]) noise[k] direction[k]
        float[] noise = new float[Math.multiplyExact(count, count())];
        Noise.of(seed, 0, "principal-components/sample").normals(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] *= (float) Math.sqrt(variances[i % count()]);
        }
        try (NDManager scope = Torch.newManager()) {
            NDArray drawn =
                    scope.create(noise, new Shape(count, count()))
                            .matMul(scope.create(directions, new Shape(count(), mean.length)))
                            .add(scope.create(mean));
            return new FloatTensor(drawn.toFloatArray(), count, mean.length);
        }
    }

    /**
     * Where items {@code (batch, event...)} stand along the components, {@code (batch, count)}.
     *
     * @throws IllegalArgumentException when the items have other dimensions than the data
     */
    FloatTensor coordinates(FloatTensor items) {
        // (x - mean) W^T
        try (NDManager scope = Torch.newManager()) {
            NDArray rows = scope.create(directions, new Shape(count(), mean.length));
            NDArray places = centred(scope, items).matMul(rows.transpose());
            return new FloatTensor(places.toFloatArray(), places.getShape().getShape());
        }
    }

    private NDArray centred(NDManager scope, FloatTensor items) {
        int dimensions = mean.length;
        if (items.values().length % dimensions != 0) {
            throw new IllegalArgumentException(
                    "items of shape "
                            + Arrays.toString(items.shape())
                            + " do not have the "
                            + dimensions
                            + " dimensions of the principal components");
        }
        Shape shape = new Shape(items.values().length / dimensions, dimensions);
        return scope.create(items.values(), shape).sub(scope.create(mean));
    }
}
