package dev.noema.training.optimizer;

/** Java values as TorchScript literals. */
final class TorchLiteral {

    private TorchLiteral() {}

    static String of(double value) {
        return Double.toString(value);
    }

    static String of(boolean value) {
        return value ? "True" : "False";
    }
}
