package dev.noema.audio.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import java.util.List;

/**
 * The Frechet distance between two sets of mel frames as Gaussians, |m - n|^2 + tr(S + T - 2 (S
 * T)^(1/2)), in squared nats (Frechet 1957; used for sound by Kilgour et al. 2019, arXiv
 * 1812.08466, there on features of a network).
 */
public final class FrechetDistance {

    private FrechetDistance() {}

    /** The distance; 0 for equal statistics. */
    public static double between(MelStatistics first, MelStatistics second) {
        double[] m = first.mean();
        double[] n = second.mean();
        double[] s = first.covariance();
        double[] t = second.covariance();
        double distance = 0;
        for (int i = 0; i < m.length; i++) {
            distance += (m[i] - n[i]) * (m[i] - n[i]);
            distance += s[i * m.length + i] + t[i * m.length + i];
        }
        // Rounding may leave a hair below zero.
        return Math.max(0, distance - 2 * traceOfRoot(s, t, m.length));
    }

    // tr (S T)^(1/2) is the sum of the roots of the eigenvalues of S^(1/2) T S^(1/2), which is
    // symmetric.
    private static double traceOfRoot(double[] s, double[] t, int size) {
        List<String> body =
                List.of(
                        "values, vectors, = torch.linalg_eigh(s)",
                        "root = torch.mul(vectors, torch.sqrt(torch.clamp_min(values, 0)))",
                        "half = torch.matmul(root, torch.t(vectors))",
                        "inner = torch.matmul(torch.matmul(half, t), half)",
                        "squares = torch.linalg_eigvalsh(inner)",
                        "trace = torch.sum(torch.sqrt(torch.clamp_min(squares, 0)))");
        try (NDManager scope = Torch.newManager();
                TorchFunction function =
                        TorchFunction.compile(List.of("s", "t"), body, List.of("trace"))) {
            NDArray first = scope.create(s, new Shape(size, size));
            NDArray second = scope.create(t, new Shape(size, size));
            return function.call(scope, first, second).get(0).toDoubleArray()[0];
        }
    }
}
