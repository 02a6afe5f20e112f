package dev.noema.training.optimizer;

import java.util.List;

/**
 * Shortens a gradient whose global norm is too great (<a
 * href="https://arxiv.org/abs/1211.5063">Pascanu et al. 2013</a>).
 */
public final class Clipping {

    private Clipping() {}

    /**
     * TorchScript statements that measure and clip a gradient in place.
     *
     * @param clipNorm the greatest norm; 0 only measures
     * @param gradient the name of the flat gradient
     * @param norm the name under which the norm before clipping, {@code ()}, is kept
     */
    public static List<String> clip(double clipNorm, String gradient, String norm) {
        // g = g min(1, greatest / (|g| + 1e-6))
        String measure = "%s = torch.linalg_vector_norm(%s)".formatted(norm, gradient);
        return clipNorm == 0
                ? List.of(measure)
                : List.of(
                        measure,
                        "clipping = torch.clamp(torch.mul(torch.reciprocal(torch.add(%s, 1.0E-6)), %s), None, 1.)"
                                .formatted(norm, TorchLiteral.of(clipNorm)),
                        "torch.mul_(%s, clipping)".formatted(gradient));
    }
}
