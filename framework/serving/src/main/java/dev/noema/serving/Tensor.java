package dev.noema.serving;

/** A dense array on the Java heap, row-major, that goes into and comes out of models. */
public sealed interface Tensor permits FloatTensor, LongTensor {

    /** The size of each dimension; the first is the batch. The caller must not change it. */
    long[] shape();

    /**
     * How many numbers a tensor of this shape holds; throws {@link ArithmeticException} beyond
     * {@code int}.
     */
    static int size(long... shape) {
        long size = 1;
        for (long dimension : shape) {
            size = Math.multiplyExact(size, dimension);
        }
        return Math.toIntExact(size);
    }
}
