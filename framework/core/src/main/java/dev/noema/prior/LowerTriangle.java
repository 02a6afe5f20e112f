package dev.noema.prior;

/** Square matrices of doubles, row-major: Cholesky's factor and its inverse. */
final class LowerTriangle {

    private LowerTriangle() {}

    /**
     * The lower triangular L with L L' = matrix; a pivot below {@code floor}, which only rounding
     * makes, is raised.
     */
    static double[] cholesky(double[] matrix, int size, double floor) {
        double[] factor = new double[matrix.length];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row * size + column];
                for (int i = 0; i < column; i++) {
                    sum -= factor[row * size + i] * factor[column * size + i];
                }
                factor[row * size + column] =
                        row == column
                                ? Math.sqrt(Math.max(sum, floor))
                                : sum / factor[column * size + column];
            }
        }
        return factor;
    }

    /** The inverse, by forward substitution. */
    static double[] inverse(double[] factor, int size) {
        double[] inverse = new double[factor.length];
        for (int column = 0; column < size; column++) {
            inverse[column * size + column] = 1 / factor[column * size + column];
            for (int row = column + 1; row < size; row++) {
                double sum = 0;
                for (int i = column; i < row; i++) {
                    sum += factor[row * size + i] * inverse[i * size + column];
                }
                inverse[row * size + column] = -sum / factor[row * size + row];
            }
        }
        return inverse;
    }
}
