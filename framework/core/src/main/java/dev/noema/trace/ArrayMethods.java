package dev.noema.trace;

/** Which operation each method of {@link ai.djl.ndarray.NDArray} is. */
final class ArrayMethods {

    static final MethodTable TABLE = new MethodTable();

    static {
        ElementMethods.enter(TABLE);
        InPlaceMethods.enter(TABLE);
        ReductionMethods.enter(TABLE);
        ShapeMethods.enter(TABLE);
        SelectionMethods.enter(TABLE);
    }

    private ArrayMethods() {}
}
